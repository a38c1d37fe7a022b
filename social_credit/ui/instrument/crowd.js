// The people of the drawing: a dot for so many residents, in a queue by score.

/** A grid of `dots` in columns, filled from the lower left: as large as fits the room. */
export function crowdGrid(dots, width, height) {
  let size = Math.max(2, Math.floor(Math.sqrt((width * height) / Math.max(dots, 1))));
  while (size > 2 && Math.ceil(dots / Math.floor(height / size)) * size > width) size -= 1;
  const rows = Math.max(1, Math.floor(height / size));
  const columns = Math.ceil(dots / rows);
  return { dots, size, rows, left: (width - columns * size) / 2, foot: height };
}

/** The dots `from` (shown) to `to` (not shown), column by column, as up to three boxes. */
export function dotsPath({ rows, size, left, foot }, from, to) {
  if (to <= from) return "";
  const box = (start, end, low, high) =>
    `M${left + start * size},${foot - low * size}H${left + end * size}` +
    `V${foot - high * size}H${left + start * size}Z`;
  const [start, end] = [Math.floor(from / rows), Math.floor(to / rows)];
  if (start === end) return box(start, start + 1, from % rows, to % rows);
  const head = box(start, start + 1, from % rows, rows);
  const body = end > start + 1 ? box(start + 1, end, 0, rows) : "";
  return head + body + (to % rows ? box(end, end + 1, 0, to % rows) : "");
}

/** From above the crowd to below it, between the dots before and after `rank`. */
export function gapPath({ rows, size, left, foot }, rank) {
  const x = left + Math.floor(rank / rows) * size;
  const turn = rank % rows ? `V${foot - (rank % rows) * size}h${size}` : "";
  return `M${x},${foot - rows * size - 2}${turn}V${foot + 2}`;
}

/** Where `rank` stands from left to right. */
export function rankX({ rows, size, left }, rank) {
  return left + (rank / rows) * size;
}
