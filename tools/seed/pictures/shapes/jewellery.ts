import { hanging, standing } from '../shape.ts';
import { around, circle, group, line, path, rect } from '../svg.ts';

const hoop = (cx: number, cy: number, r: number, stroke: string, width: number): string =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;

const gem = (x: number, y: number, size: number, fill: string, shine: string): string =>
  group(
    `translate(${x} ${y}) scale(${size})`,
    path('M-10-8h20l6 9L0 18l-16-17z', fill) + path('M-10-8h10L-4 1h-12zM0 18L-4 1h8z', shine),
  );

const bead = (x: number, y: number, r: number, fill: string, shine: string): string =>
  circle(x, y, r, fill) + circle(x - r / 3, y - r / 3, r / 4, shine);

/** Things to wear. */
export const jewellery = {
  necklace: hanging(
    ({ main, accent, gold, light, shine }) =>
      line('M42 26c-2 62 24 96 58 96s60-34 58-96', gold, 3) +
      [
        [45, 58],
        [56, 86],
        [75, 109],
        [125, 109],
        [144, 86],
        [155, 58],
      ]
        .map(([x = 0, y = 0], index) => bead(x, y, 10, index % 2 ? main : accent, shine))
        .join('') +
      circle(100, 122, 8, gold) +
      path('M100 128c22 10 22 40 0 50-22-10-22-40 0-50z', main) +
      path('M100 128c-22 10-22 40 0 50-8-16-8-34 0-50z', light),
  ),
  bracelet: hanging(
    ({ main, accent, light, gold, shine }) =>
      hoop(100, 92, 54, gold, 3) +
      around(14, 100, 92, bead(100, 38, 11, main, shine)) +
      around(7, 100, 92, bead(100, 38, 11, accent, shine)) +
      line('M100 152v10', gold, 3) +
      path('M100 188c-22-13-22-26-11-28 6 0 9 3 11 7 2-4 5-7 11-7 11 2 11 15-11 28z', light),
  ),
  earrings: hanging(({ main, accent, gold, light, shine }) =>
    [64, 136]
      .map(
        (x) =>
          line(`M${x} 66c-14-32 18-36 12-10`, gold, 4) +
          bead(x, 76, 12, accent, shine) +
          line(`M${x} 88v12`, gold, 3) +
          path(`M${x} 98c26 24 24 62 0 66-24-4-26-42 0-66z`, main) +
          path(`M${x} 98c-26 24-24 62 0 66-8-20-8-44 0-66z`, light),
      )
      .join(''),
  ),
  ring: standing(
    ({ main, gold, shine, shade }) =>
      hoop(100, 114, 38, gold, 10) +
      hoop(103, 114, 38, shade, 3) +
      path('M82 74h36l-8 12H90z', gold) +
      gem(100, 50, 2.2, main, shine),
  ),
  brooch: hanging(
    ({ main, accent, gold, light, shine }) =>
      around(8, 100, 100, path('M100 92c-24-16-22-52 0-58 22 6 24 42 0 58z', main)) +
      around(8, 100, 100, path('M100 88c-8-10-8-34 0-42z', light)) +
      around(8, 100, 100, circle(100, 30, 5, gold)) +
      circle(100, 100, 20, gold) +
      bead(100, 100, 14, accent, shine),
  ),
  'hair-clip': hanging(({ fill, accent, metal, shade, shine }) =>
    group(
      'rotate(-14 100 100)',
      rect(22, 112, 156, 14, metal, 7) +
        path('M100 104C58 54 18 68 20 102c2 32 44 38 80 2zM100 104c42-50 82-36 80-2-2 32-44 38-80 2z', fill) +
        path('M180 102c-2 32-44 38-80 2 28 8 56 8 80-2zM20 102c2 32 44 38 80 2-28 8-56 8-80-2z', shade) +
        bead(100, 104, 18, accent, shine),
    ),
  ),
  'key-ring': hanging(
    ({ fill, accent, metal, shade, white }) =>
      hoop(100, 44, 24, metal, 6) +
      line('M100 68v16', metal, 6) +
      rect(62, 84, 76, 86, fill, 16) +
      path('M116 84h6a16 16 0 0 1 16 16v54a16 16 0 0 1-16 16h-6z', shade) +
      circle(100, 97, 6, white) +
      path('M100 156c-28-16-28-38-14-41 7 0 11 4 14 9 3-5 7-9 14-9 14 3 14 25-14 41z', accent),
  ),
  charm: hanging(
    ({ main, accent, light, ink, gold, shine }) =>
      line('M100 18c-28 10-28 36 0 48M100 18c28 10 28 36 0 48', ink, 3) +
      line('M100 68l-32 48M100 68v68M100 68l32 48', gold, 2) +
      circle(100, 68, 7, gold) +
      circle(84, 92, 7, accent) +
      circle(100, 104, 8, light) +
      circle(116, 92, 7, accent) +
      gem(66, 128, 1.2, main, shine) +
      path('M100 134l7 14 15 2-11 11 3 15-14-7-14 7 3-15-11-11 15-2z', main) +
      path('M134 114c20 8 18 36 0 40-18-4-20-32 0-40z', accent),
  ),
  sunglasses: hanging(
    ({ fill, dark, deep, shine }) =>
      line('M32 84l14-20M168 84l-14-20', dark, 8) +
      path('M26 80h70c4 44-12 56-36 56S22 118 26 80zM104 80h70c4 38-10 56-34 56s-40-12-36-56z', fill) +
      path('M36 88h50c2 30-8 40-26 40s-26-12-24-40zM114 88h50c2 28-6 40-24 40s-28-10-26-40z', deep) +
      path('M44 94h16l-12 22zM122 94h16l-12 22z', shine) +
      line('M92 86q8-6 16 0', dark, 7),
  ),
} as const;
