// The focus stays where it was when what has it is switched off: "Undo" when nothing is left to take
// back, every control while there is no connection. The place of the control holds the focus then,
// and gives it back.

const PLACE = "[data-testid=stElementContainer]";

let last = null;
let place = null;

function hold() {
  const now = document.activeElement;
  if (last?.disabled && (now === last || now === document.body)) {
    place = last.closest(PLACE);
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  } else if (place && now === place && last && !last.disabled) {
    last.focus({ preventScroll: true });
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target === place) return;
  place?.removeAttribute("tabindex");
  place = null;
  last = target;
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!relatedTarget && target !== place && !target.disabled) last = null;
});

new MutationObserver(hold).observe(document.body, {
  subtree: true,
  attributes: true,
  attributeFilter: ["disabled"],
});
