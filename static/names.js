// Names for what Streamlit leaves without one: the field in which a cell of a table is changed is
// called as the column that the cell stands in, the grid as its table, and a short note as it says.

const TABLE = ".stDataFrame";
const FIELD = "#portal :is(input, textarea)";
const NOTE = "[data-testid=stToast]:not([aria-label])";

const ours = new WeakSet();
let table = null;

function nameField(field) {
  if (field.ariaLabel && !ours.has(field)) return;
  const column = table?.querySelector("td[aria-selected=true]")?.ariaColIndex;
  const name = table?.querySelector(`th[aria-colindex="${column}"]`)?.textContent;
  if (!name) return;
  ours.add(field);
  field.ariaLabel = name;
}

function nameNote(note) {
  const said = note.querySelector("[data-testid=stToastText]")?.textContent;
  if (!said) return;
  note.removeAttribute("aria-labelledby");
  note.ariaLabel = said;
}

document.addEventListener("focusin", ({ target }) => {
  const here = target.closest(TABLE);
  if (!here) return;
  table = here;
  const [region, grid] = ["region", "grid"].map((role) => here.querySelector(`[role=${role}]`));
  if (region && grid) grid.ariaLabel = region.ariaLabel;
});

new MutationObserver(() => {
  document.querySelectorAll(FIELD).forEach(nameField);
  document.querySelectorAll(NOTE).forEach(nameNote);
}).observe(document.body, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["aria-selected"],
});
