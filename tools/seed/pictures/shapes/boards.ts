import { hanging } from '../shape.ts';
import { around, circle, ellipse, line, path, rect } from '../svg.ts';

/** Things with a word or a number on them. */
export const boards = {
  chalkboard: hanging(
    ({ fill, white, shade, ink, accent, wood }) =>
      line('M66 52L100 24l34 28', ink, 3) +
      circle(100, 24, 5, ink) +
      rect(34, 56, 144, 110, shade, 8) +
      rect(28, 50, 144, 110, wood, 8) +
      rect(36, 58, 128, 94, '#4a524f', 4) +
      line('M54 82h58M54 100h80M54 118h44', white, 4) +
      path('M140 138c-18-11-18-25-9-27 5 0 8 3 9 6 1-3 4-6 9-6 9 2 9 16-9 27z', accent) +
      rect(60, 152, 80, 8, fill, 4),
  ),
  tile: hanging(
    ({ fill, white, shade, accentDark, dark }) =>
      rect(42, 42, 124, 124, shade, 10) +
      rect(36, 36, 124, 124, white, 10) +
      rect(44, 44, 108, 108, fill, 6) +
      circle(98, 98, 38, white) +
      around(4, 98, 98, circle(58, 58, 8, dark) + ellipse(98, 54, 10, 4, accentDark)) +
      path('M98 72l26 22h-6v26H78V94h-6z', accentDark) +
      rect(92, 102, 12, 18, white, 2),
  ),
  'door-hanger': hanging(
    ({ fill, white, shade, accentDark, dark, gold }) =>
      rect(66, 22, 76, 154, shade, 16) +
      rect(62, 18, 76, 154, fill, 16) +
      circle(100, 50, 22, gold) +
      circle(100, 50, 16, dark) +
      rect(72, 88, 56, 60, white, 6) +
      rect(80, 98, 40, 7, dark, 3) +
      rect(84, 111, 32, 6, accentDark, 3) +
      path('M100 142c-13-8-13-18-6-19 3 0 5 2 6 4 1-2 3-4 6-4 7 1 7 11-6 19z', accentDark),
  ),
} as const;
