// The focus stays where it was when what has it is switched off ("Undo" when nothing is left to take
// back, every control while there is no connection): the place of the control holds it then, and
// gives it back. Where a card gets other content, as with the next question, the card holds it. And
// a table that is wider than its room takes the focus, so that arrow keys can scroll it.

const PLACE = "[data-testid=stElementContainer]";
const CARD = "[class*=st-key-card_]";
const TABLE = "[data-testid=stTable] div:has(> table)";

let last = null;
let card = null;
let place = null;

function holdAt(node) {
  place = node;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function hold() {
  const now = document.activeElement;
  if (last?.disabled && (now === last || now === document.body)) {
    const here = last.closest(PLACE);
    if (here) holdAt(here);
  } else if (place && now === place && last && !last.disabled) {
    last.focus({ preventScroll: true });
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target === place) return;
  place?.removeAttribute("tabindex");
  place = null;
  last = target;
  card = target.closest(CARD);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (relatedTarget || target === place || target.disabled) return;
  last = null;
  // What is taken out of the page is still in it now.
  queueMicrotask(() => {
    if (!target.isConnected && card?.isConnected) holdAt(card);
  });
});

new MutationObserver(hold).observe(document.body, {
  subtree: true,
  attributes: true,
  attributeFilter: ["disabled"],
});

const width = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

// What changes while a line is dragged is text; only new elements can hold a new table.
new MutationObserver((seen) => {
  if (!seen.some(({ addedNodes }) => [...addedNodes].some((it) => it.nodeType === 1))) return;
  for (const table of document.querySelectorAll(TABLE)) width.observe(table);
}).observe(document.querySelector("#root"), { subtree: true, childList: true });
