// What the lines mean, in words and numbers: the table, the sentence and what a handle says.

import { moved, nearLines, residentsPerGrade, tenthsOfAPerCent } from "./bands.js";
import { coloured, html, setText } from "./dom.js";

const whole = new Intl.NumberFormat("en-GB");
const oneDecimal = new Intl.NumberFormat("en-GB", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const formatNumber = (number) => whole.format(number);

/** The template with each `{name}` filled in. */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank);
}

/** Everything the table and the sentence say about a set of lines. */
export function reckon({ below, first, own, near }, lines) {
  return {
    total: below[below.length - 1],
    residents: residentsPerGrade(below, first, lines),
    ownResidents: residentsPerGrade(below, first, own),
    near: nearLines(below, first, lines, near),
    ...moved(below, first, own, lines),
  };
}

/** A share as text, never rounded to nobody or to everybody while that is not so. */
export function shareText(part, total, words) {
  const tenths = tenthsOfAPerCent(part, total);
  if (part > 0 && tenths === 0) return words.share_least;
  if (part < total && tenths === 1000) return words.share_most;
  return oneDecimal.format(tenths / 10);
}

/** What the handle of line `i` says aloud. */
export function spokenLine({ grades, words }, lines, i, { total, residents }) {
  const orBetter = residents.slice(0, i + 1).reduce((sum, count) => sum + count, 0);
  return fill(i === 0 ? words.handle_value_best : words.handle_value, {
    grade: grades[i].label,
    line: formatNumber(lines[i]),
    residents: formatNumber(orBetter),
    share: shareText(orBetter, total, words),
  });
}

export function sentence({ own, near, words }, lines, sums) {
  const unmoved = lines.every((line, i) => line === own[i]);
  return fill(unmoved ? words.sentence_own : words.sentence, {
    up: formatNumber(sums.up),
    down: formatNumber(sums.down),
    near: formatNumber(sums.near),
    points: near,
    total: formatNumber(sums.total),
  });
}

/** What the drawing shows, whatever the lines. */
export function chartText({ below, first, words }, view) {
  let mode = 0;
  for (let i = 1; i + 1 < below.length; i += 1) {
    if (below[i + 1] - below[i] > below[mode + 1] - below[mode]) mode = i;
  }
  return fill(words.chart, {
    total: formatNumber(below[below.length - 1]),
    low: view.low,
    high: view.high - 1,
    mode: first + mode,
    residents: formatNumber(below[mode + 1] - below[mode]),
  });
}

/** The table under the drawing. `update` changes only the cells that say something new. */
export function createTable({ grades, words }) {
  const columns = ["grade", "from", "own", "residents", "share", "change"];
  const figure = () => html("div", { class: "figure" });
  const rows = grades.map((grade) => {
    const chip = coloured(html("span", { class: "chip" }, grade.label), grade);
    const cells = columns.slice(1).map((name) => html("td", { class: name }, figure()));
    const row = html("tr", {}, html("th", { scope: "row" }, chip), ...cells);
    const [from, own, residents, share, change] = cells.map((cell) => cell.firstChild);
    const [line, word] = [html("span"), html("span", { class: "word" })];
    own.append(line, " ", word);
    return { row, from, line, word, residents, share, change };
  });
  const heads = columns.map((name) =>
    html("th", { scope: "col", class: name }, words[`column_${name}`]),
  );
  const node = html(
    "table",
    {},
    html("caption", {}, words.table_caption),
    html("thead", {}, html("tr", {}, ...heads)),
    html("tbody", {}, ...rows.map(({ row }) => row)),
  );

  function update({ own, confidence }, lines, sums) {
    rows.forEach(({ from, line, word, residents, share, change }, i) => {
      if (i < lines.length) {
        setText(from, formatNumber(lines[i]));
        setText(line, `${formatNumber(own[i])} ${confidence[i].mark}`);
        setText(word, confidence[i].word);
      } else setText(from, fill(words.below, { line: formatNumber(lines[i - 1]) }));
      setText(residents, formatNumber(sums.residents[i]));
      setText(share, fill(words.share, { share: shareText(sums.residents[i], sums.total, words) }));
      const more = sums.residents[i] - sums.ownResidents[i];
      const key = more > 0 ? "change_more" : more < 0 ? "change_fewer" : "change_none";
      setText(change, fill(words[key], { residents: formatNumber(Math.abs(more)) }));
    });
  }
  return { node, update };
}
