import { hanging, standing } from '../shape.ts';
import { around, circle, line, path, rect } from '../svg.ts';

/** Christmas and other winter things. */
export const christmas = {
  'christmas-tree': standing(
    ({ fill, accent, shade, wood, gold }) =>
      rect(90, 138, 20, 18, wood, 2) +
      path('M100 34l34 42h-16l30 36h-18l26 32H44l26-32H52l30-36H66z', fill) +
      path('M100 34l34 42h-16l30 36h-18l26 32h-46z', shade) +
      [
        [88, 72],
        [112, 86],
        [78, 106],
        [104, 112],
        [130, 128],
        [70, 132],
        [100, 136],
      ]
        .map(([x = 0, y = 0], index) => circle(x, y, 5, index % 2 ? accent : gold))
        .join('') +
      path('M100 14l6 13 14 2-10 10 2 14-12-7-12 7 2-14-10-10 14-2z', gold),
  ),
  bauble: hanging(
    ({ fill, gold, accent, shade, shine, ink }) =>
      line('M100 46V10', ink, 3) +
      rect(86, 42, 28, 16, gold, 4) +
      circle(100, 110, 56, fill) +
      path('M45 104q55 18 110 0v12q-55 18-110 0z', accent) +
      path('M122 59a56 56 0 0 1-22 107 70 70 0 0 0 22-107z', shade) +
      path('M66 86q6-16 20-20-2 12-12 24z', shine),
  ),
  bell: hanging(
    ({ fill, accent, accentDark, gold, shade, shine }) =>
      circle(100, 158, 12, gold) +
      path('M100 46c32 0 38 28 42 64 2 18 8 26 16 34H42c8-8 14-16 16-34 4-36 10-64 42-64z', fill) +
      path('M114 48c22 6 26 32 28 62 2 18 8 26 16 34h-36c8-30 4-68-8-96z', shade) +
      path('M70 112c0-20 4-36 12-44 4 12-2 30-4 46z', shine) +
      rect(38, 138, 124, 11, gold, 5) +
      path('M100 48c-32 6-46-4-40-19 10-11 32 0 40 19zM100 48c32 6 46-4 40-19-10-11-32 0-40 19z', accent) +
      circle(100, 46, 9, accentDark),
  ),
  stocking: hanging(
    ({ fill, accent, white, shade, dark }) =>
      line('M118 42c14-10 12-26 0-26', dark, 4) +
      path('M66 58h56v58c0 12 38 10 38 34 0 16-18 22-42 22-30 0-52-10-52-36z', fill) +
      path('M106 58h16v58c0 12 38 10 38 34 0 16-18 22-42 22 4-20-12-32-12-54z', shade) +
      path(
        'M142 130c12 4 18 10 18 20 0 14-10 20-28 22-4-16 2-32 10-42zM66 132c0-8 14-8 22 2 8 14 8 24 2 30-16-4-24-14-24-30z',
        accent,
      ) +
      rect(58, 38, 72, 26, white, 8),
  ),
  snowflake: hanging(
    ({ main, accent, dark }) =>
      around(
        6,
        100,
        100,
        line('M100 100V36M100 60l-14-14M100 60l14-14M100 80l-10-10M100 80l10-10', main, 8),
      ) +
      around(6, 100, 100, circle(100, 32, 6, accent)) +
      circle(100, 100, 14, dark) +
      circle(100, 100, 8, accent),
  ),
  angel: hanging(
    ({ fill, accent, gold, ink, shade, white }) =>
      path('M92 92C60 56 24 66 22 90c0 22 36 32 68 20zM108 92c32-36 68-26 70-2 0 22-36 32-68 20z', white) +
      path('M90 110c-32 12-68 2-68-20 18 12 46 10 70 0zM110 110c32 12 68 2 68-20-18 12-46 10-70 0z', shade) +
      path('M100 84c16 0 20 10 24 26l18 54q-42 12-84 0l18-54c4-16 8-26 24-26z', fill) +
      path('M112 88c6 4 9 12 12 22l18 54q-14 4-28 5 8-40-2-81z', shade) +
      circle(100, 66, 23, '#f2d3b8') +
      path('M77 68c-6-34 52-34 46 0-8-18-34-20-46 0z', '#8a5f3e') +
      '<ellipse cx="100" cy="36" rx="20" ry="6" fill="none" stroke="#d3a94e" stroke-width="4"/>' +
      circle(92, 68, 3, ink) +
      circle(108, 68, 3, ink) +
      line('M95 76q5 4 10 0', ink, 2) +
      path('M100 130c-16-9-16-21-8-22 5 0 7 2 8 5 1-3 3-5 8-5 8 1 8 13-8 22z', accent) +
      circle(100, 90, 4, gold),
  ),
} as const;
