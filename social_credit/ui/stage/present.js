// A page on a projector: its parts become steps, shown one at a time.
//
// A step begins at each heading of the page, and a bet is a step of its own. Nothing is taken out of
// the page: what is off stage bears an attribute and the style hides it.

const BLOCK = ".st-key-page";
const OFF = "data-off-stage";
const APART = /st-key-(_foot_|foot_next)/;
const BET = "[class*='_bet'][data-testid=stElementContainer]";
const ANSWER = "[class*='_show_answer'] button:enabled";
// Streamlit fetches the options of a bet when they are first drawn: their place counts before.
const SHOWN = `img, svg, canvas, input, textarea, iframe, .stBidiComponent, ${BET}`;
const TYPED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";
// What uses arrow keys, and what the space bar, for itself while it has the focus.
const ARROWED = "[role=radiogroup], [role=slider], [role=listbox], [role=tablist], [type=range]";
const SPACED = "button, a, summary, [role=radiogroup], [role=switch], [type=checkbox]";
const OVER = "[data-testid=stPopoverBody], [role=dialog], [role=listbox]";
const FORWARD = ["ArrowRight", "PageDown"];
const BACK = ["ArrowLeft", "PageUp"];

/** The heading that a part of the page begins with, or nothing. */
function headingOf(part) {
  const heading = part.querySelector("h2");
  if (!heading) return null;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEndBefore(heading);
  return before.toString().trim() ? null : heading;
}

function isEmpty(part) {
  return !part.textContent.trim() && !part.querySelector(SHOWN);
}

/** The parts of the page in steps, each with its parts and the words it begins with. */
export function stepsOf(block) {
  const steps = [];
  let open = false;
  for (const part of block.children) {
    if (isEmpty(part)) continue;
    if (APART.test(part.className) || APART.test(part.firstElementChild?.className ?? "")) continue;
    const heading = headingOf(part);
    const bet = part.querySelector(BET);
    if (!open || heading || bet) steps.push({ parts: [], title: heading?.textContent.trim() ?? "" });
    steps.at(-1).parts.push(part);
    open = !bet;
  }
  return steps;
}

function clockText(seconds) {
  const whole = Math.abs(Math.trunc(seconds));
  const sign = seconds < 0 ? "−" : "";
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const CLOCK = "social-credit-clock";

/** When a clock of a page was started, if it is the one that was on the page before a reload or, in
    this tab, before another page; else nothing. */
function startedAt(minutes) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(CLOCK));
    const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
    const same = kept.page === location.pathname && kept.minutes === minutes;
    return same && (again || kept.opened === performance.timeOrigin) ? kept.started : null;
  } catch {
    return null;
  }
}

function keepStart(started, minutes) {
  const kept = { started, minutes, page: location.pathname, opened: performance.timeOrigin };
  try {
    if (started) sessionStorage.setItem(CLOCK, JSON.stringify(kept));
    else sessionStorage.removeItem(CLOCK);
  } catch {
    // This browser keeps nothing. After a reload the clock starts anew.
  }
}

/** Put the bar into `root`. `tell.step(n)` and `tell.leave()` are called when a visitor moves. */
function mountBar(root, tell) {
  const find = (name) => root.querySelector(`.${name}`);
  const [back, where, answer, forward, clock, again, leave] = [
    ...["back", "where", "answer", "forward", "clock", "again", "leave"],
  ].map(find);
  const listeners = new AbortController();
  const { signal } = listeners;
  let data;
  let at = 0;
  let part = ""; // the heading to begin at, until it has come or somebody has moved
  let shown = 0;
  let steps = [];
  let started = Date.now();
  let waiting = 0;

  const block = () => document.querySelector(BLOCK);
  const within = (selector) =>
    selector &&
    steps[shown]?.parts.map((part) => part.querySelector(`${selector} button:enabled`)).find(Boolean);
  const answerButton = () =>
    steps[shown]?.parts.map((part) => part.querySelector(ANSWER)).find(Boolean);

  function draw() {
    const page = block();
    if (!page || !data) return;
    steps = stepsOf(page);
    if (!steps.length) return;
    const begin = part ? steps.findIndex((step) => step.title.startsWith(part)) : -1;
    if (begin >= 0) [at, part] = [begin, ""];
    shown = Math.min(at, steps.length - 1);
    const on = new Set(steps[shown].parts);
    for (const part of page.children) {
      const off = !on.has(part);
      if (part.hasAttribute(OFF) !== off) part.toggleAttribute(OFF, off);
    }
    const values = { step: shown + 1, steps: steps.length };
    const said = [fill(data.words.where, values), steps[shown].title].filter(Boolean).join(" · ");
    if (where.textContent !== said) where.textContent = said;
    back.disabled = shown === 0 && !within(data.walk.back);
    forward.disabled = shown === steps.length - 1 && !within(data.walk.next);
    answer.hidden = !answerButton();
  }

  function tick() {
    const gone = (Date.now() - started) / 1000;
    const left = data?.minutes ? data.minutes * 60 - gone : gone;
    clock.textContent = clockText(left);
    clock.classList.toggle("over", left < 0);
  }

  function restart() {
    started = Date.now();
    keepStart(started, data.minutes);
    tick();
  }

  function go(to) {
    const next = Math.max(0, Math.min(to, steps.length - 1));
    if (next === shown) return;
    [at, part] = [next, ""];
    if (!data.minutes) restart(); // minutes that were set are for all that is shown in them
    draw();
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    tell.step(at + 1);
  }

  function move(by) {
    const inner = within(by > 0 ? data.walk.next : data.walk.back);
    if (inner) inner.click();
    else go(shown + by);
  }

  function showAnswer() {
    const button = answerButton();
    button?.click();
    return Boolean(button);
  }

  function goOut() {
    keepStart(null);
    tell.leave();
  }

  back.addEventListener("click", () => move(-1), { signal });
  forward.addEventListener("click", () => move(1), { signal });
  answer.addEventListener("click", showAnswer, { signal });
  again.addEventListener("click", restart, { signal });
  leave.addEventListener("click", goOut, { signal });

  // On the way down, so that a key that is ours does not scroll the page too.
  document.addEventListener(
    "keydown",
    (event) => {
      const on = event.composedPath()[0];
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!(on instanceof Element) || on.closest(TYPED) || document.querySelector(OVER)) return;
      const by = FORWARD.includes(event.key) ? 1 : BACK.includes(event.key) ? -1 : 0;
      if (by && !on.closest(ARROWED)) move(by);
      else if (event.key === " " && !on.closest(SPACED)) showAnswer() || move(1);
      else if (event.key === "Escape") goOut();
      else return;
      event.preventDefault();
    },
    { signal, capture: true },
  );

  // A bet made with the mouse leaves the arrow keys to the steps.
  document.addEventListener(
    "click",
    (event) => {
      if (event.detail && event.target.closest("[role=radiogroup]")) {
        setTimeout(() => document.activeElement?.blur());
      }
    },
    { signal },
  );

  const watch = new MutationObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(draw);
  });
  watch.observe(document.querySelector("[data-testid=stMain]") ?? document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
  const beat = setInterval(tick, 500);

  return {
    update(news) {
      const first = !data;
      data = news;
      for (const [name, node] of Object.entries({ back, answer, forward, again, leave })) {
        node.textContent = data.words[name];
      }
      if (first) {
        [at, part] = [data.step - 1, data.part];
        started = startedAt(data.minutes) ?? Date.now();
        keepStart(started, data.minutes);
      }
      tick();
      draw();
    },
    unmount() {
      listeners.abort();
      watch.disconnect();
      clearInterval(beat);
      cancelAnimationFrame(waiting);
      for (const part of document.querySelectorAll(`[${OFF}]`)) part.removeAttribute(OFF);
    },
  };
}

const mounted = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  let entry = mounted.get(parentElement);
  if (!entry) {
    const tell = { step: (at) => entry.step(at), leave: () => entry.leave() };
    entry = { bar: mountBar(parentElement.querySelector(".present-bar"), tell) };
    mounted.set(parentElement, entry);
  }
  entry.step = (at) => setTriggerValue("step", at);
  entry.leave = () => setTriggerValue("leave", true);
  entry.bar.update(data);
  return () => {
    // Streamlit also asks for an end when new data come before it has handed over the last.
    if (parentElement.querySelector(".present-bar")?.isConnected) return;
    mounted.delete(parentElement);
    entry.bar.unmount();
  };
}
