// What opens over a page stands at the very end of it, and a keyboard would never get there. So it
// takes the focus when it opens; beyond its first and its last control stands the button that
// opened it, which has the focus again when it is shut.

const BODY = "[data-testid=stPopoverBody]";
const OPEN = "[data-testid=stPopoverButton][aria-expanded=true]";
const STOPS = "a[href], button, input, summary, textarea, [tabindex]";

let body = null;
let opener = null;

function stops() {
  const unchecked = (it) =>
    it.type === "radio" && !it.checked && body.querySelector(`[name="${it.name}"]:checked`);
  return [...body.querySelectorAll(STOPS)].filter(
    (it) => it.tabIndex >= 0 && !it.disabled && !unchecked(it) && it.checkVisibility(),
  );
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || !body?.contains(event.target) || !opener?.isConnected) return;
  const all = stops();
  const atStart = event.target === body || event.target === all[0];
  const atEnd = event.target === all.at(-1) || !all.length;
  if (event.shiftKey ? !atStart : !atEnd) return;
  event.preventDefault();
  opener.focus();
});

new MutationObserver(() => {
  if (body && !body.isConnected) {
    body = null;
    if (document.activeElement === document.body && opener?.isConnected) opener.focus();
  }
  const shown = document.querySelector(BODY);
  if (!shown || shown === body) return;
  body = shown;
  opener = document.querySelector(OPEN);
  body.tabIndex = -1;
  body.focus({ preventScroll: true });
}).observe(document.body, { subtree: true, childList: true });
