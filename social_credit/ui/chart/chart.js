// A Plotly figure that stays where it is: what a rerun changes is drawn into the chart that is
// there, so it neither flashes nor loses its place.

import { lookOf } from "./look.js";

// The width of the paper is not told in time. Type is smaller there, in this proportion, and this
// many pixels fit a sheet with margins.
const ON_PAPER = 0.92;
const SHEET = 680;

// Not every browser tells when it is idle.
const whenIdle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));

let library = null;

/** Plotly, fetched once for all charts of a visit; after a failure the next chart asks again. */
function plotly(address) {
  library ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI);
    script.onload = () => done(window.Plotly);
    script.onerror = () => {
      library = null;
      script.remove();
      failed(new Error(`no chart library at ${script.src}`));
    };
    document.head.append(script);
  });
  return library;
}

/** The room of a chart until its library has come, marked as Streamlit marks its own. */
function skeleton() {
  const node = document.createElement("div");
  node.dataset.testid = "stSkeleton";
  return node;
}

function createChart(root) {
  let data = null;
  let Plotly = null;
  let onPress = () => {};
  let edition = 0;
  let width = 0;
  let inSight = false;
  let waits = false;
  let gone = false;

  function draw(wide = width) {
    // In a part of the page that is closed there is no room; it comes when the part is opened.
    if (!wide || gone) return;
    if (!Plotly) {
      if (!root.firstChild) root.append(skeleton());
      return;
    }
    waits = false;
    const { data: traces, layout } = JSON.parse(data.figure);
    const place = { template: { layout: lookOf(root) }, width: wide, uirevision: edition };
    Plotly.react(root, traces, { ...layout, ...place }, { ...data.config, displayModeBar: false });
    root.removeAllListeners("plotly_click");
    root.on("plotly_click", ({ points }) => onPress(points[0].pointIndex));
  }

  /** What is in sight is drawn at once, the rest when the browser has nothing else to do. */
  function drawInTurn() {
    if (inSight || !Plotly) draw();
    else {
      waits = true;
      whenIdle(() => waits && draw());
    }
  }

  async function show(next, press) {
    onPress = press;
    if (next.figure !== data?.figure) edition += 1;
    data = next;
    root.style.height = `${next.height}px`;
    root.setAttribute("aria-label", next.alt);
    try {
      const loaded = await plotly(next.library);
      if (!Plotly) root.replaceChildren(); // a skeleton, or word of an earlier failure
      Plotly = loaded;
    } catch {
      root.textContent = next.failed;
      return;
    }
    drawInTurn();
  }

  // Both tell what they watch without a new layout, which asking the node would cost.
  const resized = new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    drawInTurn();
  });
  const seen = new IntersectionObserver(([{ isIntersecting }]) => {
    inSight = isIntersecting;
    if (inSight && waits) draw();
  });
  resized.observe(root);
  seen.observe(root);
  const listeners = new AbortController();
  const { signal } = listeners;
  addEventListener("beforeprint", () => draw(Math.min(ON_PAPER * width, SHEET)), { signal });
  addEventListener("afterprint", () => draw(), { signal });

  function remove() {
    gone = true;
    listeners.abort();
    resized.disconnect();
    seen.disconnect();
    Plotly?.purge(root);
  }
  return { show, remove };
}

const charts = new WeakMap();

/** Streamlit's entrance. It is called again whenever data or theme change, on the same element. */
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".chart");
  if (!charts.has(root)) charts.set(root, createChart(root));
  const chart = charts.get(root);
  chart.show(data, (point) => data.presses && setTriggerValue("pressed", point));
  return () => {
    // Streamlit also asks for an end when new data come before it has handed over the last.
    if (root.isConnected) return;
    chart.remove();
    charts.delete(root);
  };
}
