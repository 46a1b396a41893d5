import { standing } from '../shape.ts';
import { circle, ellipse, line, path, rect } from '../svg.ts';

const HEART = 'M0 12c-14-10-16-22-8-25 4-1 7 1 8 5 1-4 4-6 8-5 8 3 6 15-8 25z';
const heartAt = (x: number, y: number, fill: string): string =>
  `<path transform="translate(${x} ${y})" d="${HEART}" fill="${fill}"/>`;

/** Things to keep things in. */
export const containers = {
  jar: standing(
    ({ fill, accent, accentDark, white, shine, dark }) =>
      rect(58, 58, 84, 98, '#dfe8ea', 20) +
      path('M62 88h76v48a16 16 0 0 1-16 16H78a16 16 0 0 1-16-16z', fill) +
      rect(66, 66, 10, 78, shine, 5) +
      rect(64, 38, 72, 22, accent, 6) +
      rect(64, 52, 72, 8, accentDark, 3) +
      rect(76, 98, 48, 34, white, 5) +
      heartAt(100, 116, dark),
  ),
  tin: standing(
    ({ fill, dark, deep, white, accent, shade }) =>
      rect(56, 62, 88, 94, fill, 8) +
      rect(122, 62, 22, 94, shade, 8) +
      rect(52, 48, 96, 24, dark, 7) +
      rect(52, 66, 96, 6, deep, 3) +
      ellipse(100, 114, 28, 24, white) +
      heartAt(100, 118, accent),
  ),
  bottle: standing(
    ({ fill, white, wood, shine, dark }) =>
      rect(90, 30, 20, 18, wood, 4) +
      path(
        'M88 44h24v22c16 8 22 20 22 34v46a10 10 0 0 1-10 10H76a10 10 0 0 1-10-10v-46c0-14 6-26 22-34z',
        fill,
      ) +
      path('M76 96q2-14 12-20v72H76z', shine) +
      rect(78, 100, 44, 34, white, 4) +
      line('M88 112h24M88 122h16', dark, 3),
  ),
  'bread-bin': standing(
    ({ fill, dark, deep, accent, shade }) =>
      rect(48, 150, 14, 8, deep, 3) +
      rect(138, 150, 14, 8, deep, 3) +
      path('M34 152V96c0-32 28-44 66-44s66 12 66 44v56z', fill) +
      path('M140 60c18 8 26 20 26 36v56h-26z', shade) +
      path('M44 140v-40c0-24 24-34 56-34s56 10 56 34v40z', dark) +
      path('M48 136v-36c0-20 22-30 52-30s52 10 52 30v36z', fill) +
      rect(82, 120, 36, 8, accent, 4),
  ),
  'lunch-box': standing(
    ({ fill, dark, accent, shade, deep }) =>
      line('M74 72c0-30 52-30 52 0', deep, 9) +
      rect(38, 70, 124, 86, fill, 16) +
      path('M136 70h10a16 16 0 0 1 16 16v54a16 16 0 0 1-16 16h-10z', shade) +
      rect(38, 98, 124, 6, dark) +
      rect(60, 90, 16, 22, accent, 4) +
      rect(124, 90, 16, 22, accent, 4),
  ),
  basket: standing(
    ({ fill, wood, woodDark, shade, accent }) =>
      line('M56 92C56 26 144 26 144 92', woodDark, 8) +
      path('M42 92h116l-14 58a8 8 0 0 1-8 6H64a8 8 0 0 1-8-6z', wood) +
      line('M50 122h100M54 138h92M72 112v42M92 112v42M112 112v42M130 112v42', woodDark, 3) +
      path('M36 84h128l-8 22-12-6-12 12-14-8-14 10-14-10-14 8-12-12-14 8z', fill) +
      path('M36 84h128l-3 8H39z', shade) +
      line('M42 104l12 6', accent, 0),
  ),
  box: standing(
    ({ fill, dark, deep, gold, shade, light }) =>
      rect(46, 90, 108, 66, fill, 4) +
      rect(128, 90, 26, 66, shade, 4) +
      path('M40 92l14-30h92l14 30z', dark) +
      path('M54 62h92l4 8H50z', light) +
      rect(40, 86, 120, 10, deep, 4) +
      circle(100, 100, 9, gold) +
      circle(100, 100, 4, deep),
  ),
  gift: standing(
    ({ fill, accent, accentDark, shade, dark }) =>
      rect(48, 92, 104, 64, fill, 4) +
      rect(40, 74, 120, 24, dark, 5) +
      rect(40, 74, 120, 24, shade, 5) +
      rect(90, 74, 20, 82, accent) +
      path('M100 74c-34 2-46-12-38-26 10-14 34 2 38 26zM100 74c34 2 46-12 38-26-10-14-34 2-38 26z', accent) +
      path('M100 72c-16-2-26-10-22-16 6-6 18 4 22 16zM100 72c16-2 26-10 22-16-6-6-18 4-22 16z', accentDark),
  ),
  bucket: standing(
    ({ fill, dark, deep, metal, shade }) =>
      line('M54 74C54 24 146 24 146 74', metal, 5) +
      path('M52 74h96l-14 76a8 8 0 0 1-8 6H74a8 8 0 0 1-8-6z', fill) +
      path('M124 74h24l-14 76a8 8 0 0 1-8 6h-16z', shade) +
      ellipse(100, 74, 48, 10, dark) +
      ellipse(100, 76, 41, 6, deep) +
      line('M57 100q43 10 86 0', shade, 5),
  ),
  'tissue-box': standing(
    ({ fill, dark, white, shade, deep }) =>
      path('M80 82c-6-20 8-18 4-38 14 4 10 12 18 8 10-6 14-4 18-10-2 14 6 22 0 40z', white) +
      path('M104 80c-2-12 4-18 12-26 0 10 4 18 2 26z', shade) +
      path('M38 92l12-14h100l12 14z', dark) +
      ellipse(100, 85, 34, 5, deep) +
      path('M74 85c4-8 8-8 26-8s22 0 26 8z', white) +
      rect(38, 92, 124, 64, fill, 5) +
      rect(136, 92, 26, 64, shade, 5),
  ),
} as const;
