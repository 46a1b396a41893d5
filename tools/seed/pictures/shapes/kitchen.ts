import { hanging, standing } from '../shape.ts';
import { circle, ellipse, group, line, path, rect } from '../svg.ts';

const cherry = (x: number, y: number): string =>
  line(`M${x} ${y}q2-10 10-12`, '#6d8a57', 2) + circle(x, y, 6, '#c8414b');

/** Things to cook, bake and wash up with. */
export const kitchen = {
  'cake-stand': standing(
    ({ fill, dark, gold, accent, white }) =>
      path('M74 156c10-2 20-6 22-14h8c2 8 12 12 22 14z', dark) +
      rect(97, 36, 6, 110, gold, 3) +
      circle(100, 36, 8, gold) +
      rect(58, 112, 24, 18, accent, 5) +
      rect(112, 112, 24, 18, accent, 5) +
      path('M56 112q14-16 28 0zM110 112q14-16 28 0z', white) +
      cherry(70, 104) +
      cherry(124, 104) +
      rect(34, 130, 132, 12, fill, 6) +
      path('M76 84h20v-12H76zM106 84h20v-12h-20z', accent) +
      path('M74 73q12-16 24 0zM104 73q12-16 24 0z', white) +
      rect(56, 84, 88, 10, fill, 5),
  ),
  cupcake: standing(
    ({ fill, accent, shade, light }) =>
      path('M60 98h80l-13 52a8 8 0 0 1-8 6H81a8 8 0 0 1-8-6z', fill) +
      line('M80 104l6 48M100 104v48M120 104l-6 48', shade, 4) +
      path(
        'M52 102c-6-16 8-26 18-24 0-14 14-20 22-16 8-14 30-8 30 8 14-2 20 6 18 12 12 2 14 16 6 20z',
        accent,
      ) +
      path('M70 84c6-8 16-4 18 0M100 70c8-6 16 0 16 6', light) +
      cherry(102, 52),
  ),
  cutlery: hanging(
    ({ fill, metal, shade }) =>
      path('M52 36h5v28h5V36h6v28h5V36h5v34c0 10-5 14-8 16v16H60V86c-3-2-8-6-8-16z', metal) +
      path('M94 104V40c0-6 14-2 16 20l2 44z', metal) +
      ellipse(140, 60, 15, 25, metal) +
      rect(136, 82, 8, 22, metal) +
      [58, 96, 133].map((x) => rect(x, 98, 14, 68, fill, 7) + rect(x + 8, 98, 6, 68, shade, 3)).join(''),
  ),
  pan: hanging(
    ({ fill, deep, dark, white }) =>
      group('rotate(-28 100 100)', rect(128, 93, 66, 14, deep, 7) + circle(186, 100, 3, white)) +
      circle(84, 110, 54, dark) +
      circle(84, 110, 46, fill) +
      path('M60 108c0-16 18-24 30-16 16-2 24 16 14 26-4 14-24 14-30 6-8 0-14-8-14-16z', white) +
      circle(86, 110, 10, '#f0b445'),
  ),
  apron: hanging(
    ({ fill, accent, accentDark, shade }) =>
      line('M78 58c-2-34 46-34 44 0', accentDark, 6) +
      line('M54 96l-22 20M146 96l22 20', accentDark, 5) +
      path('M76 54h48c2 26 10 38 24 40l4 66q-52 14-104 0l4-66c14-2 22-14 24-40z', fill) +
      path('M124 54c2 26 10 38 24 40l4 66q-14 4-30 6z', shade) +
      path('M74 112h52v24a10 10 0 0 1-10 10H84a10 10 0 0 1-10-10z', accent) +
      line('M74 112h52', accentDark, 4),
  ),
  'tea-towel': hanging(
    ({ fill, accent, shade, wood, woodDark }) =>
      rect(30, 42, 140, 8, wood, 4) +
      circle(30, 46, 8, woodDark) +
      circle(170, 46, 8, woodDark) +
      path('M60 44h80v112q-40 8-80 0z', fill) +
      path('M60 44h80v14H60zM114 44h26v112q-12 3-26 4z', shade) +
      path('M60 134q40 8 80 0v6q-40 8-80 0zM60 120q40 8 80 0v4q-40 8-80 0z', accent),
  ),
  'oven-glove': hanging(
    ({ fill, accent, accentDark, shade }) =>
      line('M96 164c0 14-16 14-16 2', accentDark, 5) +
      path('M64 146V84c0-42 56-42 56 0v20c6-14 28-14 28 2 0 12-20 18-26 40z', fill) +
      path('M104 146V84c0-18-6-28-14-32 18 0 30 12 30 32v20c6-14 28-14 28 2 0 12-20 18-26 40z', shade) +
      rect(58, 136, 70, 28, accent, 8),
  ),
  scales: standing(
    ({ fill, dark, white, ink, accent, metal }) =>
      path('M44 62h112c-4 22-24 30-56 30s-52-8-56-30z', metal) +
      rect(92, 88, 16, 12, dark) +
      path('M58 98h84l10 50a8 8 0 0 1-8 8H56a8 8 0 0 1-8-8z', fill) +
      circle(100, 126, 24, white) +
      line('M100 126l10-14', accent, 4) +
      circle(100, 126, 4, ink) +
      line('M100 106v3M80 126h3M117 126h3', ink, 2),
  ),
  cutter: hanging(
    ({ fill, white, ink, shade }) =>
      circle(100, 62, 26, fill) +
      path(
        'M82 80h36l34 4a11 11 0 0 1 0 22l-28 2 14 46a12 12 0 0 1-23 8l-15-32-15 32a12 12 0 0 1-23-8l14-46-28-2a11 11 0 0 1 0-22z',
        fill,
      ) +
      path('M112 82l40 2a11 11 0 0 1 0 22l-28 2 14 46a12 12 0 0 1-22 8z', shade) +
      circle(91, 58, 3, ink) +
      circle(109, 58, 3, ink) +
      line('M92 70q8 6 16 0', ink, 3) +
      circle(100, 98, 4, white) +
      circle(100, 114, 4, white) +
      line('M46 90v10M154 90v10M76 146l12 4M124 146l-12 4', white, 4),
  ),
  peg: hanging(
    ({ fill, wood, woodDark, accent, shade }) =>
      line('M20 66q80 24 160 0', woodDark, 4) +
      path('M44 82q16 4 32 4v56q-16 14-32 0zM124 86q16 0 32-4v60q-16 14-32 0z', fill) +
      path('M62 85h14v57q-6 5-14 6zM142 84l14-2v60q-6 5-14 6z', shade) +
      path('M84 87h32v54l-16 12-16-12z', accent) +
      [52, 66, 94, 130, 144].map((x) => rect(x, 64, 7, 26, wood, 3)).join(''),
  ),
  cloche: standing(
    ({ main, wood, woodDark, shine, accent, white, metal }) =>
      rect(36, 142, 128, 14, wood, 7) +
      rect(44, 150, 112, 6, woodDark, 3) +
      path('M78 118h44l-7 24H85z', accent) +
      path('M74 118q4-26 26-26t26 26z', main) +
      path('M82 112q6-12 18-12', white) +
      circle(100, 88, 6, '#c8414b') +
      path('M54 142V96c0-30 20-48 46-48s46 18 46 48v46z', '#dcebf08c') +
      line('M54 142V96c0-30 20-48 46-48s46 18 46 48v46', '#b7cbd1', 4) +
      path('M64 136V98c0-18 8-30 18-36-6 18-6 44-4 74z', shine) +
      circle(100, 42, 9, metal),
  ),
} as const;
