// What a script sets in motion, as Streamlit does with a part that is folded up, is over at once for
// a visitor who asked for less motion. What styles set in motion is seen to in screen.css.

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const AT_ONCE = { delay: 0, duration: 1, iterations: 1 };
const { animate } = Element.prototype;

Element.prototype.animate = function (frames, options) {
  return animate.call(this, frames, calm.matches ? { ...options, ...AT_ONCE } : options);
};
