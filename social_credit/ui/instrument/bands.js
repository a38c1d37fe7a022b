// Residents between grade lines, by subtraction of whole numbers.
//
// The twin of social_credit/bands.py, which says what `below`, `first` and `lines` are; a test
// compares the two over random cities. `below[i]` residents score less than `first + i`; `lines`
// holds the lowest score of each grade but the worst, best grade first.

export function residentsBelow(below, first, score) {
  return below[Math.min(Math.max(score - first, 0), below.length - 1)];
}

/** Residents of each grade, best grade first. */
export function residentsPerGrade(below, first, lines) {
  const levels = [below[below.length - 1]];
  for (const line of lines) levels.push(residentsBelow(below, first, line));
  levels.push(0);
  return levels.slice(1).map((lower, grade) => levels[grade] - lower);
}

/** Residents who hold a better, and a worse, grade under `lines` than under `own`. */
export function moved(below, first, own, lines) {
  const cuts = [...new Set([...own, ...lines])].sort((a, b) => a - b);
  const reached = (set, score) => set.reduce((count, line) => count + (line <= score), 0);
  let up = 0;
  let down = 0;
  cuts.forEach((cut, i) => {
    const end = i + 1 < cuts.length ? cuts[i + 1] : Infinity;
    const residents = residentsBelow(below, first, end) - residentsBelow(below, first, cut);
    const steps = reached(lines, cut) - reached(own, cut);
    if (steps > 0) up += residents;
    else if (steps < 0) down += residents;
  });
  return { up, down };
}

/** Residents with `line - near <= score <= line + near - 1` for any line, each counted once. */
export function nearLines(below, first, lines, near) {
  let total = 0;
  let countedTo = -Infinity;
  for (const line of [...lines].reverse()) {
    const start = Math.max(line - near, countedTo);
    countedTo = line + near;
    total += residentsBelow(below, first, countedTo) - residentsBelow(below, first, start);
  }
  return total;
}

/** A share in tenths of a per cent, rounded half up. */
export function tenthsOfAPerCent(part, whole) {
  return Math.floor((2000 * part + whole) / (2 * whole));
}
