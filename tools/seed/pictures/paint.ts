import type { Palette } from './palette-of.ts';

/** The colours a shape is drawn with: the palette, its shades, and the few colours of materials. */
export type Paint = {
  /** The pattern over the main colour. */
  fill: string;
  main: string;
  light: string;
  dark: string;
  deep: string;
  accent: string;
  accentDark: string;
  white: string;
  ink: string;
  wood: string;
  woodDark: string;
  metal: string;
  gold: string;
  leaf: string;
  glass: string;
  shade: string;
  shine: string;
};

const channelsOf = (hex: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** Mixes two `#rrggbb` colours; `share` is the part of the second, 0 to 1. */
export const mixColours = (one: string, two: string, share: number): string => {
  const other = channelsOf(two);
  const mixed = channelsOf(one).map((channel, index) =>
    Math.round(channel * (1 - share) + (other[index] ?? 0) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};

/** How light a `#rrggbb` colour looks, 0 black to 1 white (ITU-R BT.601 luma). */
export const lightnessOf = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
};

const INK = '#33302e';

/** Makes the paint of a palette; `fill` is the paint of its patterned surface. */
export const makePaint = ({ main, accent }: Palette, fill: string): Paint => ({
  fill,
  main,
  light: mixColours(main, '#ffffff', 0.4),
  dark: mixColours(main, INK, 0.22),
  deep: mixColours(main, INK, 0.5),
  accent,
  accentDark: mixColours(accent, INK, 0.25),
  white: '#fffdf8',
  ink: INK,
  wood: '#c9a27a',
  woodDark: '#a27b55',
  metal: '#a9b0b8',
  gold: '#d3a94e',
  leaf: '#7d9f6b',
  glass: '#ffffff8c',
  shade: '#2a232014',
  shine: '#ffffff66',
});
