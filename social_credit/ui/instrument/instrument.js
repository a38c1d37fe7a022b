// The instrument that visitors drag: lines as handles over a city's score distribution.
//
// `mountInstrument` needs only a node and data, so it works outside Streamlit too; the default
// export fits it to Streamlit's Components v2. What `data` holds is said once, in __init__.py.

import { rangeOf, spread, viewOf } from "./geometry.js";
import { placeAt, setAttribute, setStyle, setText } from "./dom.js";
import { createLines } from "./lines.js";
import { createParts } from "./parts.js";
import { chartText, fill, formatNumber, reckon, sentence, spokenLine } from "./readout.js";

const TAG_WIDTH = 48;
const NARROW = 500;
// The height of a window in which the axis would else be out of sight below a projector's bar.
const LOW = 760;
const REACH = { mouse: 12, pen: 16, touch: 22 };
const STEPS = {
  ...{ ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 },
  ...{ PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity },
};

/**
 * Put the instrument into `root`. `onLines(lines)` is called once for each finished change: a
 * handle let go, a key released, a button pressed; never while a drag runs.
 */
export function mountInstrument(root, initial, { onLines = () => {} } = {}) {
  let data = initial;
  let view = viewOf(data);
  let parts;
  let width = 0;
  let tagWidth = TAG_WIDTH;
  let chipWidths = [];
  let showPeople = false;
  let selected = 0;
  let drag = null;
  let frameRequest = 0;
  const lines = createLines(data.lines, onLines);
  const listeners = new AbortController();

  function build() {
    selected = 0;
    drag = null;
    parts = createParts(data);
    root.replaceChildren(...parts.nodes);
    speak();
  }

  /** Everything that depends on the room there is, but not on where the lines stand. */
  function layout() {
    width = parts.drawing.node.clientWidth;
    if (!width) return;
    const larger = Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
    tagWidth = Math.min(TAG_WIDTH * larger, width / parts.tags.length);
    setStyle(parts.stage, "--tag-width", `${tagWidth - 2}px`);
    const narrow = width < NARROW;
    root.classList.toggle("narrow", narrow);
    const height = narrow || window.innerHeight < LOW ? 190 : 250;
    const { points } = parts.drawing.layout({ data, view, width, height });
    const { words, residents_per_dot: perDot } = data;
    const heightNote = points > 1 ? words.height_note_merged : words.height_note;
    const peopleNote = fill(words.people_note, { residents: formatNumber(perDot) });
    setText(parts.note, showPeople ? peopleNote : fill(heightNote, { points, near: data.near }));
    parts.drawing.describe(chartText(data, view));
    parts.views.forEach((button, i) => {
      setAttribute(button, "aria-pressed", showPeople === (i === 1));
    });
    chipWidths = parts.chips.map((chip) => chip.offsetWidth + 4);
    parts.chips.forEach((chip, i) => {
      setStyle(chip, "inset-inline-end", `${(4 - chipWidths[i]) / 2}px`);
    });
    paint();
  }

  /** Everything that follows the lines. It runs in each frame of a drag and reads no layout. */
  function paint() {
    frameRequest = 0;
    if (!width) return;
    const now = lines.current;
    const centres = placeLabels(now);
    const held = drag ? drag.line : -1;
    parts.drawing.paint({ lines: now, tagCentres: centres.tags, showPeople, held });
    parts.chipSlots.forEach((place, i) => placeAt(place, centres.chips[i] / width));

    const sums = reckon(data, now);
    parts.tags.forEach((tag, i) => {
      const { lowest, highest } = rangeOf(data, view, now, i);
      placeAt(parts.tagSlots[i], centres.tags[i] / width);
      setText(parts.numbers[i], formatNumber(now[i]));
      setAttribute(tag, "aria-valuemin", lowest);
      setAttribute(tag, "aria-valuemax", highest);
      setAttribute(tag, "aria-valuenow", now[i]);
      setAttribute(tag, "aria-valuetext", spokenLine(data, now, i, sums));
      const state = i === held ? " held" : i === selected ? " selected" : "";
      setAttribute(tag, "class", `tag${state}`);
    });
    const named = { grade: data.grades[selected].label, line: formatNumber(now[selected]) };
    setText(parts.stepped, fill(data.words.stepper, named));
    setAttribute(parts.down, "aria-label", fill(data.words.step_down, named));
    setAttribute(parts.up, "aria-label", fill(data.words.step_up, named));
    setText(parts.said, sentence(data, now, sums));
    parts.table.update(data, now, sums);
  }

  /** Centres of the tags and of the grades' names, best grade first, so that none overlap. */
  function placeLabels(now) {
    const leftFirst = (values) => [...values].reverse();
    const row = (...columns) => leftFirst(spread(...columns.map(leftFirst), width));
    const edges = parts.drawing.edges(now, showPeople);
    const bands = chipWidths.map((_, i) => [edges[i + 1], edges[i]]);
    return {
      tags: row(
        now.map(parts.drawing.x),
        now.map(() => tagWidth),
        now.map((_, i) => (drag?.line === i ? 1000 : 1)),
      ),
      chips: row(
        bands.map(([left, right]) => (left + right) / 2),
        chipWidths,
        bands.map(([left, right]) => Math.max(right - left, 1)),
      ),
    };
  }

  function schedule() {
    frameRequest ||= requestAnimationFrame(paint);
  }

  function moveTo(i, score) {
    const { lowest, highest } = rangeOf(data, view, lines.current, i);
    if (lines.move(i, Math.min(Math.max(score, lowest), highest))) schedule();
  }

  /** What a screen reader finds, and hears when it changes: not while a line is dragged. */
  function speak() {
    setText(parts.live, sentence(data, lines.current, reckon(data, lines.current)));
  }

  function commit() {
    lines.commit();
    speak();
  }

  function select(i) {
    selected = i;
    schedule();
  }

  /** The line that a pointer means: the tag under it, or the nearest line within reach. */
  function lineAt(event) {
    const tag = event.target.closest("[data-line]");
    if (tag) return Number(tag.dataset.line);
    if (!event.target.closest(".plot") || showPeople) return -1;
    const at = event.clientX - parts.drawing.node.getBoundingClientRect().left;
    const distances = lines.current.map((line) => Math.abs(parts.drawing.x(line) - at));
    const nearest = Math.min(...distances);
    return nearest <= (REACH[event.pointerType] ?? REACH.mouse) ? distances.indexOf(nearest) : -1;
  }

  function endDrag() {
    drag = null;
    commit();
    fitView();
  }

  /** Show the part of the scores that holds the lines. It stays as it is while a line is dragged. */
  function fitView() {
    view = viewOf({ ...data, lines: lines.current });
    layout();
  }

  const handlers = {
    pointerdown(event) {
      const line = event.button === 0 && !drag ? lineAt(event) : -1;
      if (line < 0) return;
      const pointer = event.pointerId;
      drag = { line, pointer, x: event.clientX, from: lines.current[line] };
      parts.tags[line].setPointerCapture(pointer);
      parts.tags[line].focus({ preventScroll: true, focusVisible: false });
      select(line);
    },
    pointermove(event) {
      if (drag?.pointer === event.pointerId) {
        const points = (event.clientX - drag.x) / parts.drawing.perPoint();
        moveTo(drag.line, drag.from + Math.round(points));
      } else if (!drag && event.pointerType === "mouse") {
        parts.stage.classList.toggle("near-line", lineAt(event) >= 0);
      }
    },
    pointerup(event) {
      if (drag?.pointer === event.pointerId) endDrag();
    },
    // The browser took the gesture over, to scroll the page: nothing was meant.
    pointercancel(event) {
      if (drag?.pointer !== event.pointerId) return;
      lines.move(drag.line, drag.from);
      endDrag();
    },
    dblclick(event) {
      const line = lineAt(event);
      if (line < 0) return;
      moveTo(line, data.own[line]);
      commit();
    },
    keydown(event) {
      const tag = event.target.closest("[data-line]");
      if (!tag || event.altKey || event.ctrlKey || event.metaKey) return;
      const line = Number(tag.dataset.line);
      if (event.key in STEPS) moveTo(line, lines.current[line] + STEPS[event.key]);
      else if (event.key === "Escape" || event.key === "Delete") moveTo(line, data.own[line]);
      else return;
      event.preventDefault();
    },
    // A key held down moves a line many times; what counts is where it stops.
    keyup(event) {
      if (event.target.closest("[data-line]")) commit();
    },
    focusin(event) {
      const tag = event.target.closest("[data-line]");
      if (tag) select(Number(tag.dataset.line));
    },
    focusout() {
      if (!drag) commit();
    },
    click(event) {
      const action = event.target.closest("[data-action]")?.dataset.action;
      if (action === "scores" || action === "people") {
        showPeople = action === "people";
        layout();
      } else if (action === "up" || action === "down") {
        moveTo(selected, lines.current[selected] + (action === "up" ? 1 : -1));
        commit();
      } else if (action === "reset") {
        lines.replace(data.own);
        schedule();
        commit();
      }
    },
  };

  function update(next) {
    const shape = ({ grades, words }) => JSON.stringify([grades, words]);
    const reshaped = shape(next) !== shape(data);
    data = next;
    lines.receive(data.lines, drag !== null);
    if (reshaped) build();
    else if (!drag) speak();
    fitView();
  }

  const { signal } = listeners;
  for (const [type, handler] of Object.entries(handlers)) {
    root.addEventListener(type, handler, { signal });
  }
  // The width of the paper is not told in time: the style sheet gives print a width of its own.
  for (const type of ["beforeprint", "afterprint"]) {
    const printing = type === "beforeprint";
    const turn = () => {
      root.classList.toggle("printing", printing);
      layout();
    };
    addEventListener(type, turn, { signal });
  }
  build();
  layout();
  const resized = new ResizeObserver(() => {
    if (parts.drawing.node.clientWidth !== width) layout();
  });
  resized.observe(root);

  function destroy() {
    cancelAnimationFrame(frameRequest);
    resized.disconnect();
    listeners.abort();
    root.replaceChildren();
  }
  return { update, destroy };
}

const mounted = new WeakMap();

/** Streamlit's entrance. It is called again whenever data or theme change, on the same element. */
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".instrument");
  let entry = mounted.get(parentElement);
  if (entry && entry.root !== root) {
    entry.instrument.destroy();
    entry = undefined;
  }
  if (entry) entry.instrument.update(data);
  else {
    entry = { root };
    entry.instrument = mountInstrument(root, data, { onLines: (lines) => entry.send(lines) });
    mounted.set(parentElement, entry);
  }
  entry.send = (lines) => setTriggerValue("lines", lines);
  return () => {
    // Streamlit also asks for an end when new data come before it has handed over the last.
    if (root.isConnected) return;
    entry.instrument.destroy();
    mounted.delete(parentElement);
  };
}
