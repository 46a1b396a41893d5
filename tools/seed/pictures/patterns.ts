/** One tile of a pattern: its width and height on the canvas, and what is drawn in the accent colour over the main one. */
export type Pattern = { width: number; height: number; draw: (accent: string, main: string) => string };

const motif = (d: string, width: number, height = width): Pattern => ({
  width,
  height,
  draw: (accent) => `<path d="${d}" fill="${accent}"/>`,
});

const stroked = (d: string, strokeWidth: number, width: number, height = width): Pattern => ({
  width,
  height,
  draw: (accent) =>
    `<path d="${d}" fill="none" stroke="${accent}" stroke-width="${strokeWidth}" stroke-linecap="round"/>`,
});

const dot = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0-${r * 2} 0z`;

/** Every surface by name; `plain` has none. */
export const PATTERNS: Readonly<Record<string, Pattern>> = {
  dots: motif(dot(6, 6, 4) + dot(18, 18, 4), 24),
  'small-dots': motif(dot(4, 4, 2) + dot(11, 11, 2), 14),
  stripes: motif('M0 0h8v16H0z', 16),
  gingham: {
    width: 16,
    height: 16,
    draw: (accent) => `<path d="M0 0h8v16H0zM0 0h16v8H0z" fill="${accent}" fill-opacity=".55"/>`,
  },
  hearts: motif(
    'M8 14C0 9 0 3 4 3q3 0 4 3 1-3 4-3c4 0 4 6-4 11zM22 28c-8-5-8-11-4-11q3 0 4 3 1-3 4-3c4 0 4 6-4 11z',
    28,
  ),
  stars: motif(
    'M8 2l2 4 5 .6-3.6 3 1 5L8 12l-4.4 2.6 1-5L1 6.6 6 6zM22 16l2 4 5 .6-3.6 3 1 5L22 26l-4.4 2.6 1-5-3.6-3 5-.6z',
    30,
  ),
  flowers: motif(
    `${dot(9, 4, 3.2)}${dot(13.5, 8, 3.2)}${dot(12, 13, 3.2)}${dot(6, 13, 3.2)}${dot(4.5, 8, 3.2)}${dot(23, 24, 3.4)}`,
    30,
  ),
  leaves: motif('M2 12C4 4 10 2 14 2c0 6-4 10-12 10zM16 26c8 0 12-4 12-10-6 0-10 4-12 10z', 30),
  paisley: {
    width: 28,
    height: 30,
    draw: (accent, main) =>
      `<path d="M6 4c10-2 12 14 2 16C0 20 0 10 6 11c-2-3-2-5 0-7zM22 17c9 0 8 12 0 12-6 0-6-7-2-7-1-2 0-4 2-5z" fill="${accent}"/><path d="${dot(8, 15, 2)}" fill="${main}"/>`,
  },
  skulls: {
    width: 28,
    height: 28,
    draw: (accent, main) =>
      `<path d="M9 2c8 0 9 9 5 12v4H4v-4C0 11 1 2 9 2zM23 17a4 4 0 1 1-.1 0z" fill="${accent}"/><path d="${dot(6, 9, 2)}${dot(12, 9, 2)}" fill="${main}"/>`,
  },
  butterflies: motif(
    'M10 8C4-1-1 4 3 8c-4 3 1 9 7 3 6 6 11 0 7-3 4-4-1-9-7 0zM24 24c-4-5-8-2-5 1-3 2 1 6 5 2 4 4 8 0 5-2 3-3-1-6-5-1z',
    32,
  ),
  birds: motif('M3 10C6 2 13 3 15 7l4 1-4 2c-2 6-9 6-12 0zM18 24c2-6 7-5 8-2l3 1-3 1c-1 4-6 4-8 0z', 32),
  fruit: {
    width: 26,
    height: 28,
    draw: (accent) =>
      `<path d="M8 5c6-3 9 2 6 8-2 4-4 6-6 6s-4-2-6-6C-1 7 2 2 8 5zM21 19c4-2 6 1 4 5-1 3-3 4-4 4s-3-1-4-4c-2-4 0-7 4-5z" fill="${accent}"/><path d="M8 5q0-4 4-5M21 19q0-3 3-3" stroke="#6d8a57" stroke-width="2" fill="none"/>`,
  },
  baroque: stroked('M15 2q10 8 0 14-10-6 0-14zM15 16v10M15 20q-10-2-10 8M15 20q10-2 10 8', 2.4, 30),
  lace: motif(
    `${dot(6, 6, 1.6)}${dot(12, 6, 1.6)}${dot(9, 2, 1.6)}${dot(9, 10, 1.6)}${dot(9, 6, 2.4)}${dot(18, 15, 1.6)}`,
    18,
  ),
  waves: stroked('M0 6q5-6 10 0t10 0M0 16q5-6 10 0t10 0', 2.6, 20),
  snow: stroked('M9 3v12M3.8 6l10.4 6M3.8 12l10.4-6M23 20v8M19.5 22l7 4M19.5 26l7-4', 1.8, 30),
  knit: stroked('M1 2l5 6 5-6M1 10l5 6 5-6', 2.2, 12, 16),
  wood: stroked('M0 5q12 4 24 0M0 14q12-4 24 0M0 22h24', 1.2, 24, 28),
  'union-jack': {
    width: 66,
    height: 44,
    draw: () =>
      '<path d="M0 0h66v44H0z" fill="#2b3f72"/><path d="M0 0l66 44M66 0L0 44" stroke="#fffdf8" stroke-width="9"/><path d="M0 0l66 44M66 0L0 44" stroke="#bf3a43" stroke-width="3.5"/><path d="M33 0v44M0 22h66" stroke="#fffdf8" stroke-width="15"/><path d="M33 0v44M0 22h66" stroke="#bf3a43" stroke-width="9"/>',
  },
};
