// The nodes of the instrument, made once for a set of grades and words.

import { coloured, html, slot } from "./dom.js";
import { createDrawing } from "./drawing.js";
import { createTable, fill, formatNumber } from "./readout.js";

let instruments = 0;

export function createParts(data) {
  const { grades, words } = data;
  const keysId = `grade-lines-keys-${(instruments += 1)}`;
  const button = (action, text) => html("button", { type: "button", "data-action": action }, text);

  const drawing = createDrawing(data, formatNumber);
  const table = createTable(data);
  const chips = grades.map((grade) =>
    coloured(html("span", { class: "chip" }, grade.label), grade),
  );
  const numbers = data.lines.map(() => html("div", { class: "figure" }));
  const tags = numbers.map((number, i) => {
    const tag = html(
      "div",
      {
        class: "tag",
        role: "slider",
        tabindex: 0,
        "data-line": i,
        "aria-label": fill(words.handle, { grade: grades[i].label }),
        "aria-describedby": keysId,
      },
      html("div", { class: "letter" }, grades[i].label),
      number,
    );
    return coloured(tag, grades[i]);
  });
  const [chipSlots, tagSlots] = [chips.map(slot), tags.map(slot)];
  const views = [button("scores", words.view_scores), button("people", words.view_people)];
  const viewGroup = html("div", { class: "views", role: "group", "aria-label": words.view });
  viewGroup.append(...views);

  const note = html("p", { class: "note" });
  const chipRow = html("div", { class: "chips", "aria-hidden": "true" }, ...chipSlots);
  const tagRow = html("div", { class: "tags" }, ...tagSlots);
  const stage = html("div", { class: "stage" }, chipRow, drawing.node, tagRow);
  const [down, up] = [button("down", "−"), button("up", "+")];
  const stepped = html("div", { class: "figure" });
  const stepper = html("div", { class: "stepper" }, down, html("div", {}, stepped), up);
  const said = html("p", { class: "sentence", "aria-hidden": "true" });
  const live = html("p", { class: "unseen", "aria-live": "polite" });
  const nodes = [
    html("div", { class: "bar" }, note, viewGroup),
    stage,
    html("div", { class: "bar" }, stepper, button("reset", words.reset)),
    html("p", { class: "unseen", id: keysId }, words.keys),
    said,
    live,
    table.node,
  ];
  return {
    ...{ nodes, stage, drawing, table, chips, chipSlots, tags, tagSlots, numbers, views },
    ...{ note, down, stepped, up, said, live },
  };
}
