// Where things stand: plain numbers in, plain numbers out, nothing drawn.

/**
 * The part of the lattice worth showing, as scores `low` (shown) and `high` (the first not shown):
 * 99.9 per cent of residents and the edition's own lines with a margin, and whatever lines there
 * are now. A line moved to the edge adds no new margin, so the view does not creep outwards.
 */
export function viewOf({ below, first, own, lines }) {
  const last = below.length - 1;
  const tail = below[last] * 0.0005;
  let low = 0;
  while (low < last && below[low + 1] <= tail) low += 1;
  let high = last;
  while (high > low + 1 && below[high - 1] >= below[last] - tail) high -= 1;
  low = Math.min(first + low, ...own);
  high = Math.max(first + high, ...own);
  const margin = Math.max(5, Math.round((high - low) * 0.05));
  return {
    low: Math.min(Math.max(low - margin, first), ...lines),
    high: Math.max(Math.min(high + margin, first + last), ...lines.map((line) => line + 1)),
  };
}

/** How far line `i` may go: inside lattice and view, and a point away from its neighbours. */
export function rangeOf({ below, first }, view, lines, i) {
  const bottom = Math.max(first, view.low);
  const top = Math.min(first + below.length - 2, view.high);
  return {
    lowest: Math.min(i + 1 < lines.length ? lines[i + 1] + 1 : bottom, lines[i]),
    highest: Math.max(i > 0 ? lines[i - 1] - 1 : top, lines[i]),
  };
}

/** Round numbers (1, 2, 5, 10 ...) between two scores, at least `apart` scores from each other. */
export function scoreTicks(view, apart) {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(apart, 1)));
  const step = [1, 2, 5, 10].map((n) => n * magnitude).find((n) => n >= apart);
  const ticks = [];
  for (let score = Math.ceil(view.low / step) * step; score < view.high; score += step) {
    ticks.push(score);
  }
  return ticks;
}

/**
 * Centres for labels in one row, as close as possible to where they want to be (least squares,
 * by pooling neighbours that collide), in order, without overlap, between 0 and `room`.
 * A label with a large weight stays and pushes the others.
 */
export function spread(wanted, widths, weights, room) {
  const offsets = [];
  wanted.forEach((_, i) => {
    offsets.push(i === 0 ? widths[0] / 2 : offsets[i - 1] + (widths[i - 1] + widths[i]) / 2);
  });
  const pools = [];
  wanted.forEach((want, i) => {
    let pool = { at: want - offsets[i], weight: weights[i], size: 1 };
    while (pools.length && pools[pools.length - 1].at >= pool.at) {
      const left = pools.pop();
      const weight = left.weight + pool.weight;
      const at = (left.at * left.weight + pool.at * pool.weight) / weight;
      pool = { at, weight, size: left.size + pool.size };
    }
    pools.push(pool);
  });
  const free = room - widths.reduce((sum, width) => sum + width, 0);
  const starts = pools.flatMap(({ at, size }) =>
    Array(size).fill(Math.max(0, Math.min(at, free))),
  );
  return starts.map((start, i) => start + offsets[i]);
}
