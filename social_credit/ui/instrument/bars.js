// The bars of the drawing: how many points a bar holds, how high it stands, where colours change.

import { residentsBelow } from "./bands.js";

const BROAD = 5;

/**
 * What most scores are multiples of, counted from where: in many schemes nearly everybody's score
 * is a multiple of five. Bars of two or three scores would then show a pattern that is not there.
 * The most common score is left out: it may hold most residents and says nothing of the others.
 */
function rhythmOf({ below, first }) {
  const counts = below.slice(1).map((count, i) => count - below[i]);
  const mode = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  const others = below[below.length - 1] - counts[mode];
  counts[mode] = 0;
  for (const period of [10, 5, 2]) {
    const held = Array(period).fill(0);
    counts.forEach((count, i) => (held[i % period] += count));
    const most = Math.max(...held);
    if (most > 0.8 * others) return { period, from: first + held.indexOf(most) };
  }
  return { period: 1, from: first };
}

/**
 * Residents per bar. A bar is one score wide, or as many as it takes to be a pixel wide. Each has
 * the score it starts at, `to`, where the next one starts that holds anybody, and `residents`.
 */
export function barsOf(data, view, width) {
  const { period, from } = rhythmOf(data);
  const least = Math.ceil((view.high - view.low) / width);
  const points = least > 1 ? Math.ceil(least / period) * period : 1;
  const start = view.low - ((((view.low - from) % points) + points) % points);
  const bars = [];
  const count = (score) => residentsBelow(data.below, data.first, score);
  for (let score = start; score < view.high; score += points) {
    const residents = count(score + points) - count(score);
    if (residents === 0) continue;
    if (bars.length) bars[bars.length - 1].to = score;
    bars.push({ score, to: view.high, residents });
  }
  return { points, bars };
}

/**
 * Where the colour of the bars changes for a line: between the bars of the residents below it and
 * of those at or above it. Only a bar that holds both is cut, at the line.
 */
export function colourEnd({ below, first }, { points, bars }, line) {
  const bar = bars.find(({ score }) => score + points > line);
  if (!bar) return bars.length ? bars[bars.length - 1].to : line;
  const [low, here, high] = [bar.score, line, bar.score + points].map((score) =>
    residentsBelow(below, first, score),
  );
  if (bar.score >= line || here === low) return bar.score;
  return here === high ? bar.to : line;
}

/**
 * The bars as one path, and their tops as another. A bar with nobody beside it is drawn broader, to
 * the right, where the line of its own grade cannot stand.
 */
export function barPaths({ points, bars }, x, height, tall) {
  let body = "";
  let tops = "";
  let end = -1;
  for (const { score, to, residents } of bars) {
    const left = Math.max(x(score), 0);
    const natural = x(Math.min(score + points, to));
    const room = x(to) - natural;
    const right = natural + Math.min(0.6 * room, Math.max(0, BROAD - (natural - left)));
    // One resident is still a pixel high: a tail that is there can be seen.
    const top = (height - Math.max(1, tall(residents))).toFixed(2);
    body += `M${left.toFixed(2)},${height}V${top}H${right.toFixed(2)}V${height}Z`;
    tops += `${end === left ? `V${top}` : `M${left.toFixed(2)},${top}`}H${right.toFixed(2)}`;
    end = right;
  }
  return { body, tops };
}

/** Round numbers of residents whose marks on the square-root scale stand at least `apart` apart. */
export function heightTicks(most, height, apart) {
  const ticks = [];
  let above = height + apart / 2;
  for (let power = Math.floor(Math.log10(Math.max(most, 1))); power >= 0; power -= 1) {
    for (const digit of [5, 2, 1]) {
      const residents = digit * 10 ** power;
      const mark = height * Math.sqrt(residents / most);
      if (residents <= most && above - mark >= apart && mark >= apart / 2) {
        ticks.push(residents);
        above = mark;
      }
    }
  }
  return ticks;
}
