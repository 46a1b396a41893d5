import { hanging, standing } from '../shape.ts';
import { circle, ellipse, group, line, path, rect } from '../svg.ts';

const stitches = (
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  stroke: string,
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="none" stroke="${stroke}" stroke-width="2" stroke-dasharray="5 4"/>`;

/** Things for the bath, for warmth and for mending. */
export const comfort = {
  'hot-water-bottle': hanging(
    ({ fill, dark, deep, accent, shade }) =>
      rect(84, 16, 32, 16, deep, 6) +
      path('M80 30h40l-6 26H86z', dark) +
      path('M74 52h52c22 4 28 18 28 36v66c0 16-10 24-28 24H74c-18 0-28-8-28-24V88c0-18 6-32 28-36z', fill) +
      path('M126 52c22 4 28 18 28 36v66c0 16-10 24-28 24h-14c24-40 24-90 14-126z', shade) +
      rect(70, 48, 60, 15, accent, 7) +
      path('M100 150c-30-17-30-42-15-45 8 0 13 5 15 10 2-5 7-10 15-10 15 3 15 28-15 45z', accent),
  ),
  'hand-warmer': hanging(
    ({ fill, accent, accentDark, shade }) =>
      path('M58 146V88c0-52 68-52 68 0v12c6-16 34-16 34 4 0 16-24 22-32 42z', fill) +
      path('M104 146V88c0-22-4-34-14-38 22 0 36 14 36 38v12c6-16 34-16 34 4 0 16-24 22-32 42z', shade) +
      rect(50, 138, 86, 32, accent, 10) +
      line('M66 146v16M80 146v16M94 146v16M108 146v16M122 146v16', accentDark, 3),
  ),
  soap: standing(
    ({ fill, light, dark, white, shade }) =>
      circle(66, 54, 14, '#ffffffb3') +
      circle(124, 44, 10, '#ffffffb3') +
      circle(144, 68, 7, '#ffffffb3') +
      path('M50 116c0-28 20-34 50-34s50 6 50 34z', light) +
      ellipse(100, 98, 28, 8, white) +
      path('M28 112h144c0 24-22 42-50 42H78c-28 0-50-18-50-42z', fill) +
      path('M140 112h32c0 24-22 42-50 42h-8c18-8 26-22 26-42z', shade) +
      rect(26, 106, 148, 11, dark, 5),
  ),
  towel: standing(
    ({ fill, accent, shade, light, dark }) =>
      rect(34, 130, 132, 26, fill, 12) +
      rect(36, 104, 128, 26, accent, 12) +
      rect(38, 120, 124, 10, shade, 5) +
      rect(38, 146, 124, 10, shade, 5) +
      rect(46, 54, 108, 50, fill, 25) +
      rect(46, 84, 108, 20, shade, 10) +
      circle(71, 79, 25, light) +
      line('M60 80a11 11 0 1 1 11 11 6 6 0 1 1 6-6', dark, 4) +
      rect(120, 54, 11, 50, accent),
  ),
  spool: standing(
    ({ fill, wood, woodDark, accentDark, white, shade, metal }) =>
      rect(48, 44, 70, 14, wood, 5) +
      rect(55, 56, 56, 88, fill, 4) +
      rect(94, 56, 17, 88, shade, 4) +
      line('M55 74h56M55 92h56M55 110h56M55 128h56', shade, 4) +
      rect(48, 142, 70, 14, woodDark, 5) +
      line('M111 124c34 0 8-54 42-64', accentDark, 3) +
      line('M156 54l-12 74', metal, 4) +
      circle(146, 137, 19, accentDark) +
      [140, 152].map((x) => circle(x, 131, 3, white) + circle(x, 143, 3, white)).join(''),
  ),
  yarn: standing(
    ({ fill, main, dark, wood, shade }) =>
      group('rotate(26 100 100)', rect(96, 14, 7, 130, wood, 3) + circle(100, 14, 9, main)) +
      group('rotate(-30 100 100)', rect(96, 20, 7, 130, wood, 3) + circle(100, 20, 9, main)) +
      line('M130 146c22 14 26 4 44 10', main, 4) +
      circle(100, 108, 48, fill) +
      line(
        'M62 86q42-22 78 12M54 106q46-24 92 8M60 126q38-24 78 8M86 64q-14 42 8 90M112 64q22 40-2 90',
        dark,
        3,
      ) +
      path('M119 64a48 48 0 0 1-19 92 62 62 0 0 0 19-92z', shade),
  ),
  magnet: hanging(
    ({ fill, accentDark, metal, shade }) =>
      group(
        'rotate(20 100 100)',
        path('M44 62h38v42c0 26 36 26 36 0V62h38v44c0 76-112 76-112 0z', fill) +
          path('M118 62h38v44c0 42-32 60-62 56 38-6 50-36 42-58z', shade) +
          rect(44, 40, 38, 26, metal) +
          rect(118, 40, 38, 26, metal),
      ) + line('M44 34l-12-10M68 24l-4-14M158 52l14-8M150 34l8-14', accentDark, 5),
  ),
  patches: hanging(
    ({ fill, accentDark, light, white, dark }) =>
      circle(68, 70, 36, fill) +
      stitches(38, 40, 60, 60, 30, white) +
      path('M140 138c-42-26-42-60-21-64 11 0 18 6 21 14 3-8 10-14 21-14 21 4 21 38-21 64z', accentDark) +
      rect(42, 120, 56, 48, light, 10) +
      stitches(48, 126, 44, 36, 7, dark) +
      circle(68, 70, 11, white),
  ),
  plaster: hanging(({ fill, accentDark, white, shade }) =>
    group(
      'rotate(-36 100 100)',
      rect(26, 78, 152, 54, shade, 27) +
        rect(22, 72, 156, 54, fill, 27) +
        rect(73, 72, 54, 54, white) +
        [86, 100, 114].map((x) => [85, 99, 113].map((y) => circle(x, y, 3, accentDark)).join('')).join(''),
    ),
  ),
  'rain-hat': hanging(
    ({ fill, dark, accent, shade }) =>
      path('M100 38c36 0 46 32 48 66l28 22c-32 22-120 22-152 0l28-22c2-34 12-66 48-66z', fill) +
      path('M116 41c24 8 30 34 32 63l28 22c-12 9-34 13-60 16 18-30 14-71 0-101z', shade) +
      path('M52 104q48 16 96 0l2 13q-50 18-100 0z', accent) +
      line('M40 131q60 22 120 0', dark, 3),
  ),
  headphones: hanging(
    ({ fill, dark, accent, shade }) =>
      line('M46 116c-12-118 120-118 108 0', dark, 11) +
      rect(26, 98, 42, 66, fill, 19) +
      rect(132, 98, 42, 66, fill, 19) +
      rect(132, 98, 42, 66, shade, 19) +
      rect(54, 106, 18, 50, accent, 8) +
      rect(128, 106, 18, 50, accent, 8),
  ),
} as const;
