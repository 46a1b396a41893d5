import { hanging, standing } from '../shape.ts';
import { circle, group, line, path, rect } from '../svg.ts';

/** Things to carry. */
export const bags = {
  tote: standing(
    ({ fill, dark, deep, shade, shine }) =>
      line('M74 82c-2-58 54-58 52 0', deep, 7) +
      path('M46 74h108l10 76a6 6 0 0 1-6 6H42a6 6 0 0 1-6-6z', fill) +
      path('M46 74h108l1 10H45zM134 74h20l10 76a6 6 0 0 1-6 6h-20z', shade) +
      line('M74 78c-1-40 54-40 52 0', dark, 7) +
      path('M52 84h8l-8 66h-9z', shine),
  ),
  shopper: standing(
    ({ fill, dark, shade, accent }) =>
      line('M62 74V58a14 14 0 0 1 28 0v16M110 74V58a14 14 0 0 1 28 0v16', dark, 7) +
      rect(38, 70, 124, 86, fill, 6) +
      path('M130 70h26a6 6 0 0 1 6 6v74a6 6 0 0 1-6 6h-26z', shade) +
      rect(38, 70, 124, 10, accent, 4) +
      line('M62 80v74M90 80v74M110 80v74M138 80v74', shade, 7),
  ),
  'lunch-bag': standing(
    ({ fill, dark, deep, shade, accent }) =>
      line('M80 62c0-28 40-28 40 0', deep, 8) +
      path('M54 64h92l8 86a6 6 0 0 1-6 6H52a6 6 0 0 1-6-6z', fill) +
      path('M128 64h18l8 86a6 6 0 0 1-6 6h-16z', shade) +
      path('M54 64h92l2 26q-48 12-96 0z', dark) +
      rect(88, 84, 24, 18, accent, 5),
  ),
  handbag: standing(
    ({ fill, dark, deep, gold, shade }) =>
      line('M66 92c0-64 68-64 68 0', deep, 8) +
      path('M48 86h104c10 22 14 44 10 62a10 10 0 0 1-10 8H48a10 10 0 0 1-10-8c-4-18 0-40 10-62z', fill) +
      path('M134 86h18c10 22 14 44 10 62a10 10 0 0 1-10 8h-18z', shade) +
      path('M46 86h108c6 12 4 30-8 36-26 10-66 10-92 0-12-6-14-24-8-36z', dark) +
      circle(100, 124, 9, gold),
  ),
  purse: standing(
    ({ fill, gold, shade, shine }) =>
      circle(92, 62, 8, gold) +
      circle(108, 62, 8, gold) +
      path('M46 84h108c20 44 2 72-54 72S26 128 46 84z', fill) +
      path('M136 84h18c20 44 2 72-54 72 36-10 48-36 36-72z', shade) +
      path('M52 100c-6 12-6 24 0 32', shine) +
      rect(44, 70, 112, 16, gold, 8),
  ),
  pouch: standing(
    ({ fill, dark, gold, shade, accent }) =>
      path('M52 78h96c14 0 20 14 20 42s-8 36-20 36H52c-12 0-20-8-20-36s6-42 20-42z', fill) +
      path('M140 78h8c14 0 20 14 20 42s-8 36-20 36h-14c12-20 12-56 6-78z', shade) +
      rect(40, 80, 120, 9, dark, 4) +
      rect(142, 76, 10, 32, gold, 5) +
      line('M52 84h80', accent, 2),
  ),
  suitcase: standing(
    ({ fill, dark, deep, accent, shade }) =>
      line('M80 70V54h40v16', deep, 7) +
      rect(34, 68, 132, 88, fill, 12) +
      path('M140 68h14a12 12 0 0 1 12 12v64a12 12 0 0 1-12 12h-14z', shade) +
      rect(58, 68, 12, 88, accent) +
      rect(130, 68, 12, 88, accent) +
      rect(34, 104, 132, 6, dark) +
      rect(90, 98, 20, 18, deep, 4),
  ),
  'luggage-tag': hanging(({ fill, dark, white, accent, shade }) =>
    group(
      'rotate(24 100 100)',
      line('M100 54c-30-44 44-52 2-4', accent, 5) +
        path('M80 44h40l18 20v92a10 10 0 0 1-10 10H72a10 10 0 0 1-10-10V64z', fill) +
        path('M120 44l18 20v92a10 10 0 0 1-10 10h-10z', shade) +
        circle(100, 60, 7, white) +
        rect(74, 90, 52, 56, white, 4) +
        line('M82 104h36M82 118h36M82 132h22', dark, 3),
    ),
  ),
  passport: hanging(({ fill, dark, shade, accent, white }) =>
    group(
      'rotate(-8 100 100)',
      path('M66 42h76v120H66z', white) +
        path('M58 38h72a10 10 0 0 1 10 10v104a10 10 0 0 1-10 10H58z', fill) +
        rect(58, 38, 12, 124, dark) +
        path('M122 38h8a10 10 0 0 1 10 10v104a10 10 0 0 1-10 10h-8z', shade) +
        circle(105, 88, 20, accent) +
        path('M90 88h30M105 73v30', dark) +
        line('M85 88h40M105 68v40M91 76q14 10 28 0M91 100q14-10 28 0', dark, 2) +
        rect(86, 126, 38, 6, accent, 3),
    ),
  ),
  umbrella: hanging(
    ({ fill, wood, accent, shade, deep }) =>
      line('M100 34V24', deep, 5) +
      line('M100 92v56c0 18-24 18-24 2', wood, 7) +
      path(
        'M26 104c2-50 36-70 74-70s72 20 74 70c-9-12-24-12-34 0-10-12-30-12-40 0-10-12-30-12-40 0-10-12-25-12-34 0z',
        fill,
      ) +
      path('M100 34c38 0 72 20 74 70-9-12-24-12-34 0-2-36-16-60-40-70z', shade) +
      line('M100 34c-24 10-38 34-40 70M100 34c24 10 38 34 40 70', accent, 2),
  ),
} as const;
