// The field in which a cell of a table is changed stands over the page and has no name: it is called
// as the column that the cell stands in, and the grid as the table.

const TABLE = ".stDataFrame";
const FIELD = "#portal :is(input, textarea)";

const ours = new WeakSet();
let table = null;

document.addEventListener("focusin", ({ target }) => {
  const here = target.closest(TABLE);
  if (!here) return;
  table = here;
  const name = here.querySelector("[role=region]")?.getAttribute("aria-label");
  if (name) here.querySelector("[role=grid]")?.setAttribute("aria-label", name);
});

new MutationObserver(() => {
  for (const field of document.querySelectorAll(FIELD)) {
    if (field.ariaLabel && !ours.has(field)) continue;
    const column = table?.querySelector("td[aria-selected=true]")?.ariaColIndex;
    const name = table?.querySelector(`th[aria-colindex="${column}"]`)?.textContent;
    if (!name) continue;
    ours.add(field);
    field.ariaLabel = name;
  }
}).observe(document.body, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["aria-selected"],
});
