import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, line, path, rect } from '../svg.ts';

const HEART_BELOW = 'c-30-18-32-38-18-42 8-2 15 3 18 11 3-8 10-13 18-11 14 4 12 24-18 42z';

/** Things for a party. */
export const party = {
  bunting: hanging(
    ({ fill, accent, ink, shade, white }) =>
      [
        [16, 66, 75, fill],
        [52, 77, 83, accent],
        [88, 82, 81, fill],
        [124, 79, 72, white],
        [158, 68, 57, fill],
      ]
        .map(([x = 0, left = 0, right = 0, colour]) => {
          const middle = `${Number(x) + 14} ${Number(left) + 68}`;
          return (
            path(`M${x} ${left}L${Number(x) + 30} ${right}L${middle}z`, String(colour)) +
            path(`M${Number(x) + 30} ${right}L${middle}l2-66z`, shade)
          );
        })
        .join('') +
      line('M6 58q98 52 188-12', ink, 4) +
      line('M6 58l-2 12M194 46l4 12', ink, 4),
  ),
  balloons: hanging(
    ({ fill, accent, light, ink, shine, dark }) =>
      line('M62 108q22 40 38 76M140 104q-22 40-40 80M100 96v88', ink, 2) +
      path('M94 102h12l-6-10zM57 112h10l-5-8zM135 110h10l-5-8z', dark) +
      ellipse(62, 72, 31, 37, accent) +
      ellipse(140, 70, 31, 37, light) +
      ellipse(100, 56, 35, 43, fill) +
      ellipse(86, 40, 7, 12, shine) +
      ellipse(48, 60, 6, 10, shine) +
      ellipse(128, 54, 6, 10, shine),
  ),
  'paper-fan': hanging(
    ({ main, accent, light, dark, ink, white }) =>
      line('M100 36V10', ink, 3) +
      around(12, 100, 100, path('M100 100L84 34q16-8 32 0z', main) + line('M100 90V36', dark, 2)) +
      circle(100, 100, 38, accent) +
      around(12, 100, 100, line('M100 96V68', light, 2)) +
      circle(100, 100, 12, white),
  ),
  garland: hanging(
    ({ main, accent, light, ink }) =>
      line('M8 44q92 76 184 0', ink, 3) +
      [
        [30, 60, main],
        [64, 77, accent],
        [100, 82, light],
        [136, 77, main],
        [170, 60, accent],
      ]
        .map(
          ([x = 0, y = 0, colour]) =>
            line(`M${x} ${y}v16`, ink, 2) + path(`M${x} ${Number(y) + 56}${HEART_BELOW}`, String(colour)),
        )
        .join(''),
  ),
  napkin: hanging(
    ({ fill, white, shade, accent }) =>
      around(16, 100, 100, circle(100, 34, 14, white) + circle(100, 32, 4, shade)) +
      circle(100, 100, 68, white) +
      circle(100, 100, 54, fill) +
      around(12, 100, 100, ellipse(100, 66, 5, 12, accent)) +
      circle(100, 100, 18, white) +
      circle(100, 100, 9, accent),
  ),
  'paper-cup': standing(
    ({ fill, accent, dark, white, shade }) =>
      line('M92 66L80 18M108 66l14-50', accent, 8) +
      line('M90 56l-3-12M84 34l-2-10M112 52l3-12M118 30l2-8', white, 6) +
      path('M60 60h80l-11 90a7 7 0 0 1-7 6H78a7 7 0 0 1-7-6z', fill) +
      path('M120 60h20l-11 90a7 7 0 0 1-7 6h-14z', shade) +
      rect(54, 54, 92, 13, dark, 6),
  ),
  'party-bag': standing(
    ({ fill, accent, accentDark, shade, white }) =>
      path(
        'M52 64l8-9 8 9 8-9 8 9 8-9 8 9 8-9 8 9 8-9 8 9 8-9 8 9v86a6 6 0 0 1-6 6H58a6 6 0 0 1-6-6z',
        fill,
      ) +
      path('M124 64l8-9 8 9 8-2v88a6 6 0 0 1-6 6h-18z', shade) +
      rect(52, 80, 96, 13, accent) +
      path('M100 86c-24-17-36-8-34 1 2 9 22 10 34-1zM100 86c24-17 36-8 34 1-2 9-22 10-34-1z', accentDark) +
      circle(100, 124, 19, white) +
      path('M100 138c-15-9-15-20-7-21 4 0 6 2 7 5 1-3 3-5 7-5 8 1 8 12-7 21z', accentDark),
  ),
  confetti: hanging(({ main, accent, light, dark, gold }) =>
    [
      [50, 60],
      [84, 38],
      [126, 50],
      [156, 84],
      [142, 128],
      [100, 102],
      [62, 112],
      [44, 148],
      [86, 154],
      [122, 164],
      [106, 70],
      [70, 84],
      [160, 46],
      [34, 92],
      [166, 150],
    ]
      .map(([x = 0, y = 0], index) => {
        const colour = [main, accent, gold, light, dark][index % 5] ?? main;
        return index % 3 === 0 ? circle(x, y, 9, colour) : rect(x - 7, y - 7, 14, 14, colour, 3);
      })
      .join(''),
  ),
  matches: standing(
    ({ fill, dark, accent, white, shade }) =>
      [62, 78, 94, 110, 126]
        .map(
          (x, index) =>
            rect(x, 46 + (index % 2) * 8, 8, 60, '#e5cfa9', 2) +
            ellipse(x + 4, 44 + (index % 2) * 8, 6, 9, '#c8414b'),
        )
        .join('') +
      rect(48, 88, 104, 68, fill, 5) +
      rect(126, 88, 26, 68, shade, 5) +
      rect(48, 88, 104, 10, dark, 4) +
      ellipse(100, 126, 32, 19, white) +
      line('M84 126h32', accent, 6),
  ),
} as const;
