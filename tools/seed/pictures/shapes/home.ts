import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, line, path, rect } from '../svg.ts';

/** Things on the wall, the floor and the sofa. */
export const home = {
  clock: hanging(
    ({ fill, dark, white, ink, accentDark, shade }) =>
      circle(104, 106, 68, shade) +
      circle(100, 100, 68, fill) +
      circle(100, 100, 52, dark) +
      circle(100, 100, 50, white) +
      around(12, 100, 100, rect(98, 56, 4, 8, ink, 2)) +
      line('M100 100V70M100 100l20 12', ink, 5) +
      line('M100 100l-14 26', accentDark, 2) +
      circle(100, 100, 5, accentDark),
  ),
  'alarm-clock': standing(
    ({ fill, dark, deep, white, ink, accentDark }) =>
      line('M66 140l-12 16M134 140l12 16', deep, 8) +
      circle(64, 60, 20, dark) +
      circle(136, 60, 20, dark) +
      line('M60 40q40-26 80 0', deep, 5) +
      rect(94, 32, 12, 22, deep, 4) +
      circle(100, 104, 52, fill) +
      circle(100, 104, 39, white) +
      around(12, 100, 104, rect(99, 70, 3, 6, ink, 1)) +
      line('M100 104V80M100 104l16 8', ink, 5) +
      circle(100, 104, 4, accentDark),
  ),
  frame: hanging(
    ({ fill, dark, light, white, accent, shade, leaf }) =>
      rect(50, 40, 112, 132, shade, 4) +
      rect(44, 34, 112, 132, fill, 4) +
      rect(58, 48, 84, 104, dark, 2) +
      rect(61, 51, 78, 98, white) +
      rect(70, 60, 60, 80, light) +
      circle(114, 80, 9, accent) +
      path('M70 140v-26l20-18 22 24 10-8 8 8v20z', leaf),
  ),
  mirror: hanging(
    ({ fill, accent, shade, gold }) =>
      ellipse(105, 106, 56, 68, shade) +
      ellipse(100, 100, 56, 68, fill) +
      ellipse(100, 100, 43, 55, gold) +
      ellipse(100, 100, 40, 52, '#dbe8ec') +
      path('M74 118l40-66 14 12-38 66zM66 102l26-42 6 4-28 46z', '#ffffff80') +
      circle(100, 34, 9, accent) +
      circle(100, 166, 9, accent),
  ),
  sign: hanging(
    ({ fill, dark, white, accentDark, ink, shade }) =>
      line('M52 76L100 34l48 42', ink, 3) +
      circle(100, 34, 5, ink) +
      rect(32, 78, 144, 78, shade, 10) +
      rect(28, 72, 144, 78, fill, 10) +
      rect(35, 79, 130, 64, dark, 6) +
      rect(38, 82, 124, 58, white, 5) +
      rect(62, 94, 76, 9, dark, 4) +
      rect(52, 109, 96, 7, accentDark, 3) +
      rect(74, 122, 52, 7, dark, 3),
  ),
  doormat: standing(
    ({ fill, dark, white, woodDark, shade }) =>
      line('M42 88l-16 62M158 88l16 62', woodDark, 3) +
      path('M46 78h108l26 78H20z', dark) +
      path('M50 83h100l23 68H27z', fill) +
      path('M132 83h18l23 68h-24z', shade) +
      path('M100 142c-30-12-30-34-15-36 8-1 13 4 15 8 2-4 7-9 15-8 15 2 15 24-15 36z', white),
  ),
  cushion: hanging(
    ({ fill, accent, shade, dark }) =>
      [42, 158].map((x) => circle(x, 54, 8, accent) + circle(x, 154, 8, accent)).join('') +
      path(
        'M46 52q54 14 108 0c8-2 12 4 10 12q-12 40 0 82c2 8-4 14-12 12q-52-14-104 0c-8 2-14-4-12-12q12-42 0-82c-2-8 2-14 10-12z',
        fill,
      ) +
      path('M132 55q12-1 22-3c8-2 12 4 10 12q-12 40 0 82c2 8-4 14-12 12q-16-4-30-6 22-50 10-97z', shade) +
      line('M100 104l-22-14M100 104l24-12M100 104l-18 18M100 104l20 18', shade, 4) +
      circle(100, 104, 7, dark),
  ),
  hook: hanging(
    ({ fill, accentDark, metal, dark, shade }) =>
      path('M70 48c0-14 12-22 30-22s30 8 30 22v60c0 14-12 22-30 22s-30-8-30-22z', fill) +
      path('M112 28c11 3 18 10 18 20v60c0 10-7 17-18 20z', shade) +
      circle(100, 42, 5, metal) +
      circle(100, 116, 5, metal) +
      line('M100 72v60c0 34 42 34 42 4', dark, 11) +
      circle(142, 132, 10, accentDark) +
      circle(100, 72, 10, accentDark),
  ),
  rack: hanging(
    ({ fill, dark, accentDark, shade, gold }) =>
      rect(22, 66, 160, 40, shade, 8) +
      rect(18, 60, 160, 40, fill, 8) +
      rect(18, 90, 160, 10, shade, 5) +
      [36, 76, 116, 156]
        .map(
          (x) =>
            circle(x, 80, 8, gold) +
            line(`M${x} 80v40c0 18 22 16 22 0`, dark, 6) +
            circle(x + 22, 118, 6, accentDark),
        )
        .join(''),
  ),
  cabinet: standing(
    ({ fill, dark, gold, shade, deep, light }) =>
      rect(58, 146, 12, 11, deep, 2) +
      rect(130, 146, 12, 11, deep, 2) +
      rect(46, 42, 108, 108, fill, 4) +
      rect(40, 34, 120, 12, dark, 4) +
      rect(54, 54, 44, 60, light, 3) +
      rect(102, 54, 44, 60, light, 3) +
      rect(136, 46, 18, 104, shade) +
      rect(54, 122, 92, 20, dark, 3) +
      circle(91, 86, 4, gold) +
      circle(109, 86, 4, gold) +
      circle(100, 132, 4, gold),
  ),
  chair: standing(
    ({ fill, dark, wood, woodDark, shade }) =>
      line('M66 154V44M134 154V44', woodDark, 9) +
      rect(60, 38, 80, 46, fill, 12) +
      rect(114, 38, 26, 46, shade, 12) +
      line('M54 154l4-34M146 154l-4-34', wood, 9) +
      path('M54 102h92l10 20H44z', fill) +
      rect(44, 118, 112, 11, dark, 4),
  ),
  knob: hanging(
    ({ fill, metal, shade, shine, dark }) =>
      circle(105, 107, 64, shade) +
      circle(100, 100, 64, metal) +
      circle(100, 100, 56, '#c5cbd1') +
      circle(100, 100, 48, dark) +
      circle(100, 100, 45, fill) +
      ellipse(84, 80, 14, 9, shine),
  ),
  thermometer: hanging(
    ({ fill, white, ink, shade }) =>
      rect(72, 26, 68, 152, shade, 30) +
      rect(66, 22, 68, 152, fill, 32) +
      rect(80, 36, 40, 124, white, 18) +
      rect(97, 46, 6, 86, '#e3dcd4', 3) +
      rect(97, 84, 6, 56, '#d0473f', 3) +
      circle(100, 142, 11, '#d0473f') +
      line('M110 56h6M110 70h4M110 84h6M110 98h4M110 112h6', ink, 2),
  ),
  doorstop: standing(
    ({ fill, dark, accent, shade, wood }) =>
      line('M84 66c0-32 32-32 32 0', wood, 9) +
      path('M50 156l20-84c1-6 6-10 12-10h36c6 0 11 4 12 10l20 84z', fill) +
      path('M112 62h6c6 0 11 4 12 10l20 84h-26z', shade) +
      line('M70 76h60', dark, 3) +
      path('M100 138c-26-13-26-35-13-37 7-1 11 3 13 8 2-5 6-9 13-8 13 2 13 24-13 37z', accent),
  ),
  throw: standing(
    ({ fill, accent, shade, dark }) =>
      rect(36, 132, 128, 24, fill, 10) +
      rect(40, 108, 120, 24, accent, 10) +
      rect(44, 84, 112, 24, fill, 10) +
      [124, 148].map((y) => rect(40, y, 120, 8, shade, 4)).join('') +
      path('M52 66h96q12 0 12 12v36l-12-6-12 6-12-6-12 6V84H52q-10-9 0-18z', fill) +
      path('M112 84h48v30l-12-6-12 6-12-6-12 6z', shade) +
      line('M118 116v12M130 112v12M142 114v12M154 112v12', dark, 3),
  ),
  curtain: hanging(
    ({ main, accent, wood, woodDark, light, dark }) =>
      rect(18, 28, 164, 8, wood, 4) +
      circle(18, 32, 9, woodDark) +
      circle(182, 32, 9, woodDark) +
      [38, 63, 88, 113, 138, 163]
        .map((x, column) => {
          const beads = [54, 76, 98, 120, 142].map((y, row) =>
            circle(
              x,
              y + (column % 2) * 10,
              row % 2 ? 5 : 7,
              [main, accent, light][(row + column) % 3] ?? main,
            ),
          );
          return line(`M${x} 38v${118 + (column % 2) * 10}`, dark, 1) + beads.join('');
        })
        .join(''),
  ),
  'wind-chime': hanging(
    ({ main, accentDark, ink, metal, dark, shade }) =>
      line('M100 18L58 60M100 18l42 42M100 18v126', ink, 2) +
      [
        [62, 70],
        [80, 92],
        [112, 84],
        [130, 62],
      ]
        .map(([x = 0, length = 0]) => rect(x, 64, 9, length, metal, 4) + rect(x + 5, 64, 4, length, shade, 2))
        .join('') +
      ellipse(100, 64, 48, 10, dark) +
      ellipse(100, 60, 48, 10, main) +
      path('M100 146c18 4 18 34 0 42-18-8-18-38 0-42z', accentDark),
  ),
} as const;
