import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, group, line, path, rect } from '../svg.ts';

const HEART = 'M0 22c-26-16-28-34-15-38 7-2 13 2 15 9 2-7 8-11 15-9 13 4 11 22-15 38z';
const STAR = 'l6 13 14 2-10 10 2 14-12-7-12 7 2-14-10-10 14-2z';

/** Things to write with, to wrap with and to send. */
export const paper = {
  'gift-wrap': standing(
    ({ fill, accent, accentDark, white, shade }) =>
      [
        [60, 54, fill],
        [100, 40, accent],
        [140, 50, fill],
      ]
        .map(([x = 0, top = 0, colour]) => {
          const left = Number(x) - 18;
          const height = 155 - Number(top);
          return (
            rect(left, Number(top), 36, height, String(colour), 3) +
            rect(left + 24, Number(top), 12, height, shade, 3) +
            ellipse(Number(x), Number(top), 18, 6, white) +
            ellipse(Number(x), Number(top), 7, 3, accentDark)
          );
        })
        .join('') +
      rect(40, 106, 120, 12, accentDark, 2) +
      path('M100 112c-24-17-36-8-34 2 2 9 22 9 34-2zM100 112c24-17 36-8 34 2-2 9-22 9-34-2z', accentDark),
  ),
  ribbon: standing(
    ({ fill, wood, woodDark, dark, shade }) =>
      path('M116 122c30 2 22 28 50 32h-32c-10-6-8-18-26-20z', dark) +
      rect(66, 52, 68, 100, fill) +
      rect(116, 52, 18, 100, shade) +
      line('M66 78h68M66 102h68M66 126h68', shade, 3) +
      ellipse(100, 150, 48, 8, woodDark) +
      ellipse(100, 147, 48, 7, wood) +
      ellipse(100, 55, 48, 9, woodDark) +
      ellipse(100, 52, 48, 8, wood) +
      ellipse(100, 52, 11, 3, woodDark),
  ),
  card: standing(
    ({ fill, white, accentDark, shade, dark }) =>
      path('M104 44l50 16v90l-50 6z', white) +
      path('M104 44l16 5v105l-16 2z', shade) +
      path('M38 38h68v118H38z', fill) +
      rect(38, 38, 7, 118, shade) +
      rect(53, 53, 44, 88, white, 3) +
      group('translate(75 92)', path(HEART, accentDark)) +
      line('M62 128h26', dark, 3),
  ),
  notebook: hanging(
    ({ fill, white, dark, shade, accent, metal }) =>
      rect(60, 38, 96, 134, shade, 8) +
      rect(58, 34, 96, 132, white, 8) +
      rect(54, 30, 96, 132, fill, 8) +
      rect(122, 30, 28, 132, shade, 8) +
      rect(74, 56, 52, 34, white, 4) +
      line('M84 68h32M84 78h20', dark, 3) +
      rect(137, 30, 6, 132, accent) +
      [44, 64, 84, 104, 124, 146].map((y) => line(`M60 ${y}H46`, metal, 5)).join(''),
  ),
  pencils: standing(
    ({ fill, main, accent, light, dark, shade }) =>
      [
        [72, 46, main],
        [90, 32, accent],
        [108, 42, light],
        [126, 34, dark],
      ]
        .map(([x = 0, top = 0, colour]) => {
          const left = Number(x) - 8;
          const shoulder = Number(top) + 20;
          return (
            rect(left, shoulder, 16, 60, String(colour)) +
            path(`M${left} ${shoulder}l8-22 8 22z`, '#eed6b4') +
            path(`M${left + 5} ${shoulder - 14}l3-8 3 8z`, String(colour))
          );
        })
        .join('') +
      path('M56 86q44 14 88 0l-6 64a7 7 0 0 1-7 6H69a7 7 0 0 1-7-6z', fill) +
      path('M122 91q12-2 22-5l-6 64a7 7 0 0 1-7 6h-16z', shade),
  ),
  pen: hanging(({ fill, dark, accent, metal, shine, ink }) =>
    group(
      'rotate(42 100 100)',
      path('M88 156h24l-12 28z', metal) +
        path('M96 176h8l-4 10z', ink) +
        rect(86, 28, 28, 130, fill, 10) +
        rect(86, 28, 28, 54, dark, 10) +
        rect(86, 78, 28, 8, metal) +
        rect(108, 36, 7, 52, accent, 3) +
        rect(91, 92, 6, 60, shine, 3) +
        circle(100, 24, 9, accent),
    ),
  ),
  stickers: hanging(
    ({ fill, main, accentDark, white, shade, light }) =>
      rect(48, 34, 112, 140, shade, 6) +
      rect(42, 28, 112, 140, white, 6) +
      circle(70, 58, 18, fill) +
      group('translate(126 54)', path(HEART, accentDark)) +
      path(`M70 92${STAR}`, accentDark) +
      rect(110, 94, 32, 32, fill, 8) +
      ellipse(70, 150, 20, 10, light) +
      around(6, 126, 148, circle(126, 139, 6, main)) +
      circle(126, 148, 6, accentDark) +
      path('M154 144v18a6 6 0 0 1-6 6h-18z', shade),
  ),
  tape: standing(
    ({ fill, dark, white, shade, light }) =>
      path('M90 48h70l-6 6 6 6-6 6 6 6H104z', light) +
      circle(92, 102, 54, fill) +
      path('M116 54a54 54 0 0 1-24 102 54 54 0 0 0 24-102z', shade) +
      circle(92, 102, 28, dark) +
      circle(92, 102, 22, white),
  ),
  stamp: standing(
    ({ fill, wood, woodDark, accentDark, shade, dark }) =>
      circle(100, 50, 21, wood) +
      path('M88 64h24l6 36H82z', woodDark) +
      rect(48, 96, 104, 32, wood, 6) +
      rect(124, 96, 28, 32, shade, 6) +
      rect(54, 127, 92, 10, accentDark) +
      rect(34, 136, 132, 21, dark, 5) +
      rect(40, 136, 120, 10, fill, 3),
  ),
  calendar: hanging(
    ({ fill, white, dark, accentDark, shade, metal }) =>
      rect(44, 46, 124, 124, shade, 8) +
      rect(38, 40, 124, 124, white, 8) +
      path('M46 40h108a8 8 0 0 1 8 8v30H38V48a8 8 0 0 1 8-8z', fill) +
      [64, 100, 136].map((x) => rect(x - 4, 28, 8, 24, metal, 4)).join('') +
      line('M74 65h52', dark, 5) +
      line('M54 94h92M54 112h92M54 130h92M54 148h50', '#e7e0d8', 9) +
      circle(124, 148, 8, accentDark),
  ),
  scissors: hanging(
    ({ main, metal, dark }) =>
      path('M94 108l32-80c8 6 8 16 4 26l-22 60z', metal) +
      path('M106 108L74 28c-8 6-8 16-4 26l22 60z', '#c5cbd1') +
      line('M96 112l-12 16M104 112l12 16', dark, 9) +
      [74, 126]
        .map(
          (x) =>
            `<ellipse cx="${x}" cy="146" rx="20" ry="26" fill="none" stroke="${main}" stroke-width="12"/>`,
        )
        .join('') +
      circle(100, 106, 5, dark),
  ),
  calculator: hanging(
    ({ fill, white, accentDark, shade, ink }) =>
      rect(58, 34, 96, 140, shade, 12) +
      rect(52, 28, 96, 140, fill, 12) +
      rect(64, 40, 72, 32, '#dfe9dc', 4) +
      line('M112 58h14', ink, 5) +
      [82, 103, 124, 145]
        .map(
          (y) =>
            rect(64, y, 20, 14, white, 4) +
            rect(90, y, 20, 14, white, 4) +
            rect(116, y, 20, 14, accentDark, 4),
        )
        .join(''),
  ),
} as const;
