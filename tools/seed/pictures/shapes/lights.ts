import { hanging, standing } from '../shape.ts';
import { circle, ellipse, line, path, rect } from '../svg.ts';

const flame = (x: number, y: number): string =>
  circle(x, y - 16, 26, '#ffd98a4d') +
  path(`M${x} ${y}c-13-8-9-22 0-34 9 12 13 26 0 34z`, '#f3a93c') +
  path(`M${x} ${y - 2}c-6-5-4-11 0-17 4 6 6 12 0 17z`, '#ffe9a6');

/** Candles, lamps and what burns with scent. */
export const lights = {
  candle: standing(
    ({ fill, light, accent, ink, shade }) =>
      ellipse(100, 152, 56, 9, accent) +
      path('M68 80h64v66q-32 10-64 0z', fill) +
      path('M116 80h16v66q-6 3-16 4z', shade) +
      ellipse(100, 80, 32, 7, light) +
      line('M100 80V66', ink, 3) +
      flame(100, 66),
  ),
  candles: standing(
    ({ fill, light, accent, accentDark, dark, ink, shade }) =>
      [
        [62, 94, fill, light],
        [138, 104, accent, accentDark],
        [100, 74, fill, light],
      ]
        .map(([x, y, side, top]) => {
          const left = Number(x) - 22;
          return (
            rect(left, Number(y), 44, 152 - Number(y), String(side), 5) +
            rect(left + 32, Number(y), 12, 152 - Number(y), shade, 4) +
            ellipse(Number(x), Number(y), 22, 5, String(top)) +
            line(`M${x} ${y}v-8`, ink, 3) +
            flame(Number(x), Number(y) - 8)
          );
        })
        .join('') + rect(30, 150, 140, 7, dark, 3),
  ),
  'dinner-candles': standing(
    ({ fill, accent, ink, shade, dark }) =>
      [58, 86, 114, 142]
        .map(
          (x, index) =>
            rect(x - 8, 70 + (index % 2) * 8, 16, 84, fill, 5) +
            rect(x + 2, 70 + (index % 2) * 8, 6, 84, shade, 3) +
            line(`M${x} ${70 + (index % 2) * 8}v-7`, ink, 2),
        )
        .join('') +
      rect(38, 112, 124, 20, accent, 3) +
      circle(100, 122, 14, dark) +
      circle(100, 122, 9, accent),
  ),
  't-light': standing(
    ({ fill, dark, deep, shade, white }) =>
      circle(100, 82, 48, '#ffe3a340') +
      path('M54 84h92c6 46-14 72-46 72s-52-26-46-72z', fill) +
      path('M126 84h20c6 46-14 72-46 72 22-10 30-36 26-72z', shade) +
      ellipse(100, 84, 46, 11, dark) +
      ellipse(100, 86, 39, 8, deep) +
      ellipse(100, 84, 20, 5, white) +
      flame(100, 80),
  ),
  't-lights': standing(({ fill, light, metal, ink, shade }) =>
    [
      [66, 126],
      [134, 126],
      [100, 144],
    ]
      .map(
        ([x = 0, y = 0]) =>
          rect(x - 28, y - 14, 56, 26, fill, 6) +
          rect(x - 28, y + 4, 56, 8, metal, 4) +
          rect(x + 14, y - 14, 14, 26, shade, 5) +
          ellipse(x, y - 14, 28, 7, light) +
          line(`M${x} ${y - 14}v-6`, ink, 2) +
          flame(x, y - 20),
      )
      .join(''),
  ),
  candlestick: standing(
    ({ fill, dark, accent, ink, shade }) =>
      ellipse(100, 152, 40, 7, dark) +
      path('M64 152c14-4 26-12 28-26h16c2 14 14 22 28 26z', fill) +
      path('M92 128c-8-8-8-14 0-20-6-6-6-10 0-14h16c6 4 6 8 0 14 8 6 8 12 0 20z', fill) +
      path('M76 84h48c0 8-10 12-24 12s-24-4-24-12z', dark) +
      rect(90, 46, 20, 40, accent, 3) +
      rect(103, 46, 7, 40, shade, 3) +
      line('M100 46v-6', ink, 2) +
      flame(100, 42),
  ),
  lantern: standing(
    ({ fill, dark, deep, white, shade }) =>
      line('M84 42c0-26 32-26 32 0', deep, 5) +
      path('M68 62L86 40h28l18 22z', dark) +
      rect(58, 60, 84, 10, dark, 4) +
      rect(62, 70, 76, 78, '#fff3d0', 2) +
      rect(86, 114, 28, 30, white, 3) +
      flame(100, 114) +
      rect(62, 70, 9, 78, fill) +
      rect(129, 70, 9, 78, fill) +
      rect(97, 70, 6, 24, shade) +
      path('M71 70h58l-29 22z', fill) +
      rect(54, 144, 92, 12, dark, 5),
  ),
  'paper-lantern': hanging(
    ({ fill, dark, deep, shade, accent }) =>
      line('M100 20v28', deep, 3) +
      circle(100, 104, 58, '#ffe3a34d') +
      ellipse(100, 104, 52, 50, fill) +
      path('M100 54c50 0 52 100 0 100 24-20 24-80 0-100z', shade) +
      line('M52 86q48 12 96 0M48 104q52 14 104 0M52 122q48 12 96 0', shade, 3) +
      rect(80, 48, 40, 10, dark, 4) +
      rect(80, 150, 40, 10, dark, 4) +
      line('M100 160v18M92 160v12M108 160v12', accent, 3),
  ),
  lamp: standing(
    ({ fill, dark, accent, shade }) =>
      path('M62 110h76l20 46H42z', '#ffe3a340') +
      ellipse(100, 152, 34, 7, accent) +
      path('M92 104h16c-4 14 14 18 10 34-2 8-10 12-18 12s-16-4-18-12c-4-16 14-20 10-34z', accent) +
      path('M74 38h52l24 68q-50 12-100 0z', fill) +
      path('M112 38h14l24 68q-14 4-28 5z', shade) +
      ellipse(100, 38, 26, 5, dark),
  ),
  lampshade: hanging(
    ({ fill, dark, deep, shade, accent }) =>
      line('M100 14v36', deep, 4) +
      path('M66 120h68l10 60H56z', '#ffe3a340') +
      path('M72 48h56l30 76q-58 14-116 0z', fill) +
      path('M112 48h16l30 76q-16 4-34 6z', shade) +
      ellipse(100, 48, 28, 6, dark) +
      [50, 66, 83, 100, 117, 134, 150]
        .map((x) => circle(x, 131 - Math.abs(100 - x) / 12, 4, accent))
        .join(''),
  ),
  'string-lights': hanging(
    ({ main, accent, accentDark, ink, light, dark }) =>
      line('M8 56q92 70 184 0', ink, 3) +
      [
        [26, 68, main],
        [55, 83, accent],
        [85, 90, light],
        [115, 90, main],
        [145, 83, accentDark],
        [174, 68, light],
      ]
        .map(([x = 0, y = 0, colour]) => {
          const top = Number(y);
          return (
            circle(Number(x), top + 30, 24, '#ffe3a35c') +
            path(`M${x} ${top + 10}c15 6 15 36 0 44-15-8-15-38 0-44z`, String(colour)) +
            rect(Number(x) - 5, top - 3, 10, 15, dark, 2)
          );
        })
        .join(''),
  ),
  incense: standing(
    ({ fill, dark, accent, shade, wood }) =>
      line('M104 116l18-66', wood, 3) +
      line('M84 118l-8-56', wood, 3) +
      line('M122 46c-14-8 12-14 0-26M76 58c12-8-10-12 0-26', '#8c86803d', 5) +
      circle(122, 50, 3, '#e2703f') +
      circle(76, 62, 3, '#e2703f') +
      path('M48 116h104c0 24-20 38-40 40H88c-20-2-40-16-40-40z', fill) +
      path('M130 116h22c0 24-20 38-40 40h-8c18-6 26-20 26-40z', shade) +
      ellipse(100, 116, 52, 8, dark) +
      ellipse(100, 117, 44, 5, accent),
  ),
} as const;
