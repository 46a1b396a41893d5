/** A round number at or above the most, for the top of a drawing: 1, 2, 4, 5 or 10 times a power of ten; 1 for nothing. */
export function niceTop(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 10].find((each) => each * power >= most) ?? 10;
  return step * power;
}

/** The points of a line through values, the first at the left end and `top` at the upper one, as SVG writes them. */
export function drawLine(values: readonly number[], top: number, width: number, height: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const at = (value: number, index: number) =>
    `${round(index * step)},${round(height * (1 - Math.max(0, value) / top))}`;
  return values.map(at).join(' ');
}

const round = (value: number) => Math.round(value * 10) / 10;
