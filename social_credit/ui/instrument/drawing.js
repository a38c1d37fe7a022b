// The drawing: bars or people, the coloured ruler, the lines and the ghosts of the edition's own.
//
// The colours of the bars are one gradient with hard stops. Moving a line moves two stops, and the
// bars follow without being built again.

import { residentsBelow } from "./bands.js";
import { barPaths, barsOf, colourEnd, heightTicks } from "./bars.js";
import { crowdGrid, dotsPath, gapPath, rankX } from "./crowd.js";
import { coloured, html, setAttribute, setStyle, setText, show, svg } from "./dom.js";
import { scoreTicks } from "./geometry.js";

const HEADROOM = 6;
const GAP = 3;
const RULER = 6;
const TICKS = 22;
const LEADERS = 18;
const CROWD_FOOT = 40;
let drawings = 0;

export function createDrawing(data, formatNumber) {
  const prefix = `grade-lines-${(drawings += 1)}`;
  const worstFirst = [...data.grades].reverse();
  const each = (make) => data.lines.map(make);

  const stops = worstFirst.flatMap((grade) => [
    svg("stop", { "stop-color": grade.color }),
    svg("stop", { "stop-color": grade.color }),
  ]);
  const gradient = svg(
    "linearGradient",
    { id: prefix, gradientUnits: "userSpaceOnUse", x1: 0, y1: 0, y2: 0 },
    ...stops,
  );
  const dots = worstFirst.map((grade) => coloured(svg("circle", { class: "dot" }), grade));
  const patterns = dots.map((dot, i) =>
    svg("pattern", { id: `${prefix}-${i}`, patternUnits: "userSpaceOnUse" }, dot),
  );
  // Worst grade first, each from where it begins to the right edge, over the grade before it: a
  // line that moves moves one box.
  const boxes = (attributes) =>
    worstFirst.map((grade) => coloured(svg("rect", attributes), grade));
  const tints = boxes({ class: "tint" });
  const ruler = boxes({ class: "ruler", height: RULER });
  const grid = svg("path", { class: "grid" });
  const bars = svg("path", { fill: `url(#${prefix})` });
  const tops = svg("path", { class: "tops" });
  const near = each(() => svg("rect", { class: "near", y: 0 }));
  const crowd = patterns.map((pattern) => svg("path", { fill: `url(#${pattern.id})` }));
  const scores = svg("g", {}, ...tints, grid, ...near, bars, tops);
  const people = svg("g", {}, ...crowd);
  const ticks = svg("path", { class: "ticks" });
  const ghosts = each(() => svg("path", { class: "ghost" }));
  const lines = each(() => svg("path", { class: "line" }));
  const picture = svg(
    "svg",
    { role: "img", preserveAspectRatio: "none" },
    svg("defs", {}, gradient, ...patterns),
    ...[scores, people, ...ruler, ticks, ...ghosts, ...lines],
  );
  const scoreLabels = html("div", { "aria-hidden": "true" });
  const heightLabels = html("div", { "aria-hidden": "true" });
  const marks = each(() => html("span", { class: "mark", "aria-hidden": "true" }));
  const node = html("div", { class: "plot" }, picture, heightLabels, scoreLabels, ...marks);

  let frame;

  function layout({ data: latest, view, width, height }) {
    const perPoint = width / (view.high - view.low);
    const histogram = barsOf(latest, view, width);
    const most = Math.max(...histogram.bars.map(({ residents }) => residents), 1);
    const total = latest.below[latest.below.length - 1];
    const dotCount = Math.round(total / latest.residents_per_dot);
    const rank = crowdGrid(dotCount, width, height - CROWD_FOOT);
    frame = { data: latest, width, height, perPoint, low: view.low, rank, histogram };
    frame.foot = height + GAP + RULER + TICKS;
    frame.bottom = frame.foot + LEADERS;

    setAttribute(picture, "viewBox", `0 0 ${width} ${frame.bottom}`);
    setStyle(node, "height", `${frame.bottom}px`);
    setAttribute(gradient, "x2", width);
    const tall = (residents) => (height - HEADROOM) * Math.sqrt(residents / most);
    const paths = barPaths(histogram, x, height, tall);
    setAttribute(bars, "d", paths.body);
    setAttribute(tops, "d", paths.tops);
    const heights = heightTicks(most, height - HEADROOM, 30);
    const levels = heights.map((mark) => height - tall(mark));
    setAttribute(grid, "d", [...levels, height].map((level) => `M0,${level}H${width}`).join(""));
    heightLabels.replaceChildren(
      ...heights.map((mark, i) => {
        const label = html("span", { class: "height" }, formatNumber(mark));
        setStyle(label, "top", `${levels[i]}px`);
        return label;
      }),
    );
    const labelled = scoreTicks(view, 48 / perPoint);
    frame.labelled = labelled;
    const tickTop = height + GAP + RULER;
    setAttribute(ticks, "d", labelled.map((mark) => `M${x(mark)},${tickTop}v4`).join(""));
    scoreLabels.replaceChildren(
      ...labelled.map((mark) => {
        const label = html("span", { class: "score" }, formatNumber(mark));
        setStyle(label, "top", `${tickTop + 4}px`);
        setStyle(label, "left", `${(100 * x(mark)) / width}%`);
        return label;
      }),
    );
    for (const box of [...tints, ...near]) setAttribute(box, "height", height);
    for (const box of [...tints, ...ruler]) setAttribute(box, "width", width);
    for (const box of ruler) setAttribute(box, "y", height + GAP);
    patterns.forEach((pattern, i) => {
      setAttribute(pattern, "width", rank.size);
      setAttribute(pattern, "height", rank.size);
      setAttribute(pattern, "x", rank.left);
      setAttribute(pattern, "y", rank.foot - rank.rows * rank.size);
      setAttribute(dots[i], "cx", rank.size / 2);
      setAttribute(dots[i], "cy", rank.size / 2);
      setAttribute(dots[i], "r", rank.size * 0.42);
    });
    return { points: histogram.points };
  }

  const x = (score) => (score - frame.low) * frame.perPoint;

  function rankOf(line) {
    const { below, first, residents_per_dot: perDot } = frame.data;
    return Math.min(Math.round(residentsBelow(below, first, line) / perDot), frame.rank.dots);
  }

  /** Where the grades end, best first: from the right edge of what is drawn to the left one. */
  function edges(now, showPeople) {
    if (!showPeople) return [frame.width, ...now.map(x), 0];
    return [frame.rank.dots, ...now.map(rankOf), 0].map((rank) => rankX(frame.rank, rank));
  }

  function paint({ lines: now, tagCentres, showPeople, held }) {
    const { data: latest, width, height, foot, bottom } = frame;
    setAttribute(scores, "visibility", showPeople ? "hidden" : "visible");
    setAttribute(people, "visibility", showPeople ? "visible" : "hidden");
    show(heightLabels, !showPeople);

    const starts = [0, ...now.map(x).reverse()];
    for (const row of showPeople ? [ruler] : [tints, ruler]) {
      row.forEach((box, i) => setAttribute(box, "x", starts[i]));
    }
    if (!showPeople) {
      const colours = now.map((line) => x(colourEnd(latest, frame.histogram, line)));
      const offsets = [0, ...colours.reverse(), width].map((end) => (end / width).toFixed(5));
      stops.forEach((stop, i) => setAttribute(stop, "offset", offsets[(i + 1) >> 1]));
    } else {
      const ranks = [frame.rank.dots, ...now.map(rankOf), 0].reverse();
      crowd.forEach((path, i) => {
        setAttribute(path, "d", dotsPath(frame.rank, ranks[i], ranks[i + 1]));
      });
    }
    now.forEach((line, i) => {
      const at = x(line);
      const leader = `V${foot}L${tagCentres[i]},${bottom}`;
      const path = showPeople
        ? `${gapPath(frame.rank, rankOf(line))}L${at},${height - 4}`
        : `M${at},0`;
      setAttribute(lines[i], "d", path + leader);
      setAttribute(lines[i], "class", i === held ? "line held" : "line");
      setAttribute(near[i], "x", at - latest.near * frame.perPoint);
      setAttribute(near[i], "width", 2 * latest.near * frame.perPoint);

      const own = latest.own[i];
      const away = line !== own;
      setAttribute(ghosts[i], "visibility", away ? "visible" : "hidden");
      const top = showPeople ? height - CROWD_FOOT / 2 : 0;
      setAttribute(ghosts[i], "d", `M${x(own)},${top}V${height}`);
      setStyle(marks[i], "top", `${showPeople ? height - CROWD_FOOT + 4 : 0}px`);
      show(marks[i], away);
      setText(marks[i], latest.confidence[i].mark);
      setStyle(marks[i], "left", `${(100 * x(own)) / width}%`);
    });
    frame.labelled.forEach((mark, i) => {
      const at = x(mark);
      const covered = at > width - 14 || now.some((line) => Math.abs(x(line) - at) < 20);
      show(scoreLabels.children[i], !covered);
    });
  }

  const describe = (text) => setAttribute(picture, "aria-label", text);
  return { node, layout, paint, edges, x, describe, perPoint: () => frame.perPoint };
}
