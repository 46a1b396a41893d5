import { hanging, standing } from '../shape.ts';
import { circle, ellipse, group, line, path, rect } from '../svg.ts';

const SKIN = '#f2d3b8';
const HAIR = '#7b5237';

/** Things to play with. */
export const toys = {
  teddy: standing(
    ({ fill, light, accent, ink, dark }) =>
      circle(68, 48, 16, fill) +
      circle(132, 48, 16, fill) +
      circle(68, 48, 8, light) +
      circle(132, 48, 8, light) +
      ellipse(58, 118, 13, 24, dark) +
      ellipse(142, 118, 13, 24, dark) +
      ellipse(100, 124, 42, 33, fill) +
      ellipse(100, 128, 24, 22, light) +
      ellipse(70, 148, 19, 12, dark) +
      ellipse(130, 148, 19, 12, dark) +
      circle(100, 72, 40, fill) +
      ellipse(100, 84, 18, 14, light) +
      circle(83, 67, 4, ink) +
      circle(117, 67, 4, ink) +
      ellipse(100, 79, 6, 4, ink) +
      line('M100 83v6', ink, 2) +
      path('M100 112c-20-14-30-7-28 2s18 9 28-2zM100 112c20-14 30-7 28 2s-18 9-28-2z', accent),
  ),
  doll: standing(
    ({ fill, accent, ink, shade, dark }) =>
      line('M70 66q-18 28-8 50M130 66q18 28 8 50', HAIR, 11) +
      line('M78 108l-18 28M122 108l18 28', SKIN, 10) +
      path('M82 96h36l24 60H58z', fill) +
      path('M106 96h12l24 60h-26z', shade) +
      rect(80, 92, 40, 20, dark, 6) +
      circle(100, 62, 31, SKIN) +
      path('M67 66c-6-50 72-50 66 0-4-16-12-22-22-24-8 8-32 8-44 24z', HAIR) +
      circle(89, 66, 3, ink) +
      circle(111, 66, 3, ink) +
      circle(82, 76, 5, '#e9a89a') +
      circle(118, 76, 5, '#e9a89a') +
      line('M95 79q5 4 10 0', ink, 2) +
      path('M100 34c-16-12-28-5-25 4 2 7 16 7 25-4zM100 34c16-12 28-5 25 4-2 7-16 7-25-4z', accent),
  ),
  blocks: standing(
    ({ main, accentDark, light, white, shade, dark }) =>
      [
        [34, 98, main],
        [104, 98, accentDark],
        [69, 40, light],
      ]
        .map(
          ([x = 0, y = 0, colour]) =>
            rect(Number(x), Number(y), 62, 58, String(colour), 7) +
            rect(Number(x) + 46, Number(y), 16, 58, shade, 7) +
            rect(Number(x) + 10, Number(y) + 10, 40, 38, white, 4),
        )
        .join('') +
      circle(64, 127, 10, main) +
      path('M134 114l12 22h-24z', accentDark) +
      rect(90, 60, 18, 18, dark, 3),
  ),
  puzzle: hanging(
    ({ fill, accent, shade, light, dark }) =>
      path('M34 38h62v20c14-8 22 14 8 20l-8-2v22H74c6 16-20 16-16 0H34z', fill) +
      path('M104 38h62v60h-24c6 16-22 16-18 0h-20V80c16 4 16-26 0-22z', accent) +
      path('M34 106h20c-4 18 26 18 22 0h20v22c16-6 18 18 0 18v22H34z', light) +
      path('M104 106h18c-2 18 24 18 22 0h22v62h-62v-20c16 0 16-26 0-22z', dark) +
      path('M142 38h24v130h-24z', shade),
  ),
  'spinning-top': standing(({ fill, accent, dark, gold, shade, ink }) =>
    group(
      'rotate(9 100 150)',
      rect(96, 28, 8, 44, gold, 4) +
        circle(100, 28, 10, accent) +
        path('M97 148h6l-3 12z', ink) +
        path('M40 86c0-16 26-24 60-24s60 8 60 24c0 22-44 38-60 68-16-30-60-46-60-68z', fill) +
        path('M126 65c22 4 34 11 34 21 0 22-44 38-60 68 14-42 34-62 26-89z', shade) +
        ellipse(100, 82, 58, 15, dark) +
        ellipse(100, 79, 50, 11, accent),
    ),
  ),
  'piggy-bank': standing(
    ({ fill, dark, ink, gold, shade, accent }) =>
      circle(96, 40, 16, gold) +
      circle(96, 40, 10, '#e6c678') +
      rect(60, 132, 20, 25, dark, 6) +
      rect(114, 132, 20, 25, dark, 6) +
      line('M36 98c-16-2-16-20-2-18', dark, 5) +
      ellipse(97, 104, 62, 46, fill) +
      path('M120 61a62 46 0 0 1-23 89 80 80 0 0 0 23-89z', shade) +
      path('M122 66l16-22 12 30z', dark) +
      rect(148, 88, 24, 34, dark, 10) +
      circle(158, 99, 3, ink) +
      circle(158, 111, 3, ink) +
      circle(134, 90, 4, ink) +
      circle(128, 108, 8, accent) +
      rect(78, 58, 38, 6, ink, 3),
  ),
  robot: standing(
    ({ fill, accent, dark, white, ink, metal, shade }) =>
      line('M100 44V26', metal, 4) +
      circle(100, 24, 8, accent) +
      rect(92, 84, 16, 10, metal) +
      line('M56 100l-16 26M144 100l16 26', metal, 10) +
      rect(72, 136, 20, 21, dark, 4) +
      rect(108, 136, 20, 21, dark, 4) +
      rect(68, 40, 64, 46, fill, 10) +
      circle(85, 60, 10, white) +
      circle(115, 60, 10, white) +
      circle(85, 60, 4, ink) +
      circle(115, 60, 4, ink) +
      rect(86, 75, 28, 5, dark, 2) +
      rect(60, 92, 80, 46, fill, 8) +
      rect(120, 92, 20, 46, shade, 8) +
      rect(76, 102, 38, 26, dark, 4) +
      circle(86, 115, 5, accent) +
      circle(104, 115, 5, white),
  ),
  cards: hanging(
    ({ fill, white, accentDark, shade, dark }) =>
      group('rotate(-16 100 140)', rect(48, 38, 82, 120, fill, 8)) +
      group(
        'rotate(9 100 140)',
        rect(74, 42, 82, 120, shade, 8) +
          rect(70, 38, 82, 120, white, 8) +
          path('M111 124c-32-19-32-45-15-48 9 0 13 5 15 10 2-5 6-10 15-10 17 3 17 29-15 48z', accentDark) +
          circle(83, 52, 6, dark) +
          circle(139, 144, 6, dark),
      ),
  ),
  ball: standing(
    ({ fill, accent, shade, shine, white }) =>
      circle(100, 102, 54, fill) +
      path('M60 66c26 14 54 14 80 0 6 7 10 14 12 22-32 18-72 18-104 0 2-8 6-15 12-22z', accent) +
      line('M100 49q-36 53 0 106M100 49q36 53 0 106', white, 3) +
      path('M119 52a54 54 0 0 1-19 104 72 72 0 0 0 19-104z', shade) +
      ellipse(76, 70, 9, 13, shine),
  ),
  plane: hanging(({ fill, accent, dark, white, shade }) =>
    group(
      'rotate(-14 100 100)',
      path('M66 92L40 38h20l44 52zM70 116l-22 48h18l40-44z', dark) +
        path('M28 92c10-6 90-16 132-2 16 6 16 24 0 28-42 10-112 4-126-2L16 76h16z', fill) +
        path('M28 106c40 8 100 8 142-2-2 8-5 12-10 14-42 10-112 4-126-2z', shade) +
        [92, 112, 132].map((x) => circle(x, 98, 6, white)).join('') +
        ellipse(176, 102, 5, 30, accent),
    ),
  ),
  'rocking-horse': standing(
    ({ fill, dark, accent, accentDark, ink, wood, woodDark, shade }) =>
      path('M24 132q76 46 152 0l4 8q-80 52-160 0z', woodDark) +
      line('M70 112l-10 34M84 116v38M124 116v38M134 110l12 36', wood, 10) +
      path('M36 74c-14 10-16 34-8 46 2-18 8-28 18-34z', accentDark) +
      path(
        'M40 90c2-18 18-22 38-22h24l16-34 10 8 10-10 2 14c14 4 22 16 26 30l-14 10-18-8c-2 14 8 26-2 42-22 10-66 10-82 0-10-6-12-18-10-30z',
        fill,
      ) +
      path('M104 72l18-34 8 6-18 40z', accentDark) +
      path('M74 68h32l6 26H68z', accent) +
      path('M68 94h44v8H68z', dark) +
      circle(142, 54, 4, ink) +
      path('M50 120c26 8 60 8 82 0-22 10-66 10-82 0z', shade),
  ),
} as const;
