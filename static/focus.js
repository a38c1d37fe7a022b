// The focus stays where it was when what has it is switched off ("Undo" when nothing is left to take
// back, every control while there is no connection): the place of the control holds it then, and
// gives it back. Where a card gets other content, as with the next question, the card holds it.
// What a run of the page makes afresh gets the focus back; for what is gone, the place before it
// holds it; and on another page its title does. And a table that is wider than its room takes the
// focus, so that arrow keys can scroll it.

const MAIN = "[data-testid=stMain]";
const PLACE = "[data-testid=stElementContainer]";
const CARD = "[class*=st-key-card_]";
const TABLE = "[data-testid=stTable] div:has(> table)";
const TABLE_TO_EDIT = ".stDataFrame [role=region]";
const CONTROL = "a[href], button, input, summary, textarea, canvas, [role=slider]";
const ICON = "[data-testid=stIconMaterial]";

let last = null;
let card = null;
let place = null;
let was = null;
let sought = null;

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

/** What a visitor knows a control by: its kind and its name, without the names of icons. */
function looks(control) {
  const [label] = control.labels ?? [];
  const words = (label ?? control).cloneNode(true);
  for (const icon of words.querySelectorAll(ICON)) icon.remove();
  const named = control.localName === "canvas" ? control.closest(TABLE_TO_EDIT) : control;
  const name = named?.getAttribute("aria-label") ?? words.textContent;
  return `${control.localName} ${control.type} ${control.getAttribute("role")} ${name.trim()}`;
}

const alike = (root, look) => [...root.querySelectorAll(CONTROL)].filter((it) => looks(it) === look);

/** Where a control stands, for when it is gone: in which page, among its like, after what. */
function whereabouts(control) {
  const root = control.closest(MAIN);
  if (!root) return null;
  const look = looks(control);
  const follows = (it) => it.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING;
  const before = [...root.querySelectorAll(PLACE)].filter(follows).reverse();
  const at = alike(root, look).indexOf(control);
  return { control, root, look, before, at, page: location.pathname };
}

function seek() {
  const now = document.activeElement;
  if (now !== document.body && now !== place) return;
  const { root, look, before, at, page } = sought;
  const other = page !== location.pathname;
  const found = other ? document.querySelector(`${MAIN} h1`) : alike(root, look)[at];
  // What is not in sight yet does not take the focus, and is sought on.
  if (found && !other && !found.disabled) found.focus({ preventScroll: true });
  if (!sought) return;
  if (found && (other || found.disabled)) {
    sought = null;
    last = other ? null : found;
    if (other) holdAt(found);
    else hold();
  } else if (now !== place && !other) {
    const here = before.find((it) => it.isConnected && it.offsetHeight);
    if (here) holdAt(here);
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target === place) return;
  place?.removeAttribute("tabindex");
  place = null;
  sought = null;
  last = target;
  card = target.closest(CARD);
  const control = target.closest("canvas") ?? target; // a table's cells are within its canvas
  // Where it stood when it got the focus: while a table goes to another of its cells, that which is
  // to take its place may be there too. What stands over the page, as a cell that is written in, is
  // no part of it: when that is gone, what had the focus before has it again.
  if (control !== was?.control) was = whereabouts(control) ?? was;
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (relatedTarget || target.disabled) return;
  if (target !== place) last = null;
  // What is taken out of the page is still in it now.
  queueMicrotask(() => {
    if (target.isConnected || document.activeElement !== document.body) return;
    if (card?.isConnected) holdAt(card);
    else if (was) {
      sought = was;
      seek();
    }
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
  if (sought) seek();
  for (const table of document.querySelectorAll(TABLE)) width.observe(table);
}).observe(document.querySelector("#root"), { subtree: true, childList: true });
