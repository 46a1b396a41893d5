/** Short builders of the few SVG elements that pictures are made of; colours are any SVG paint. */
export const path = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

export const line = (d: string, stroke: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const circle = (cx: number, cy: number, r: number, fill: string): string =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}"${radius > 0 ? ` rx="${radius}"` : ''} fill="${fill}"/>`;

export const group = (transform: string, content: string): string =>
  `<g transform="${transform}">${content}</g>`;

/** A short name for a drawing, the same for the same drawing, so that pictures inlined in one page do not clash. */
const nameOf = (content: string): string => {
  let hash = 5381;
  for (const character of content) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return `r${hash.toString(36)}`;
};

/** The same drawing turned around a centre, `count` times in a full circle. */
export const around = (count: number, cx: number, cy: number, content: string): string => {
  const name = nameOf(content);
  const turn = (index: number): string => `rotate(${Math.round((360 / count) * index)} ${cx} ${cy})`;
  const copies = Array.from(
    { length: count - 1 },
    (_, index) => `<use href="#${name}" transform="${turn(index + 1)}"/>`,
  );
  return `<g id="${name}">${content}</g>${copies.join('')}`;
};
