// Nodes made and changed. Nothing is written twice: a browser then has nothing to lay out or to
// paint again. What was written is remembered here, for asking a node costs as much as telling it.

const SVG = "http://www.w3.org/2000/svg";
const written = new WeakMap();

function isNews(node, name, value) {
  if (!written.has(node)) written.set(node, {});
  const known = written.get(node);
  if (known[name] === value) return false;
  known[name] = value;
  return true;
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function html(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

export function setAttribute(node, name, value) {
  if (isNews(node, name, value)) node.setAttribute(name, value);
}

export function setText(node, text) {
  if (!isNews(node, "text", text)) return;
  if (node.firstChild) node.firstChild.nodeValue = text;
  else node.append(text);
}

export function setStyle(node, name, value) {
  if (isNews(node, name, value)) node.style.setProperty(name, value);
}

export function show(node, shown) {
  if (isNews(node, "shown", shown)) node.hidden = !shown;
}

/** A node that the style sheet fills with a grade's colour, and writes on with its ink. */
export function coloured(node, { color, ink }) {
  setStyle(node, "--grade", color);
  setStyle(node, "--grade-ink", ink);
  return node;
}

/** A box as wide as its row: see `.slot` in the style sheet. */
export function slot(content) {
  return html("div", { class: "slot" }, content);
}

/** Put what a slot holds at a share of its row: a shift, which is painted without a new layout. */
export function placeAt(place, share) {
  setStyle(place, "transform", `translateX(${(100 * share).toFixed(3)}%)`);
}
