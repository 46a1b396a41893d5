import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, group, line, path, rect } from '../svg.ts';

/** Things for the garden. */
export const garden = {
  'watering-can': standing(
    ({ fill, dark, shade, accent }) =>
      line('M88 82c0-54 68-50 58 24', dark, 9) +
      path('M72 126L36 84l12-9 32 32z', dark) +
      path('M20 84l28-24 9 13-25 20z', accent) +
      path('M64 80h84l8 68a8 8 0 0 1-8 8H68a8 8 0 0 1-8-8z', fill) +
      path('M126 80h22l8 68a8 8 0 0 1-8 8h-18z', shade) +
      ellipse(106, 80, 42, 7, dark) +
      line('M64 132h88', shade, 6),
  ),
  'plant-pot': standing(
    ({ fill, dark, leaf, shade }) =>
      line('M100 96V62', leaf, 5) +
      path(
        'M100 84C68 84 56 60 58 38c28 2 42 20 42 46zM102 78c0-28 14-44 44-46 2 24-12 44-44 46zM100 60c-13-15-9-32 2-40 11 11 13 28-2 40z',
        leaf,
      ) +
      path('M102 78c20-10 36-24 44-46 2 24-12 44-44 46zM100 84C90 64 76 50 58 38', shade) +
      path('M58 102h84l-10 48a8 8 0 0 1-8 6H76a8 8 0 0 1-8-6z', fill) +
      path('M122 102h20l-10 48a8 8 0 0 1-8 6h-12z', shade) +
      rect(52, 90, 96, 19, dark, 6),
  ),
  trowel: hanging(({ fill, metal, accent, shade, dark }) =>
    group(
      'rotate(28 100 100)',
      rect(96, 82, 8, 26, metal) +
        rect(89, 20, 22, 68, fill, 11) +
        rect(102, 20, 9, 68, shade, 5) +
        circle(100, 31, 4, dark) +
        rect(87, 80, 26, 9, accent, 3) +
        path('M70 102h60v30c0 28-17 48-30 56-13-8-30-28-30-56z', metal) +
        path('M100 102h30v30c0 28-17 48-30 56z', shade),
    ),
  ),
  windmill: hanging(
    ({ fill, accent, wood, gold, light }) =>
      line('M100 84v104', wood, 7) +
      around(
        4,
        100,
        82,
        path('M100 82V18c32 0 40 24 30 42z', fill) +
          path('M100 82l30-22c-4 12-14 20-30 22z', accent) +
          path('M100 82V52l-14-10z', light),
      ) +
      circle(100, 82, 10, gold),
  ),
  birdhouse: hanging(
    ({ fill, dark, ink, wood, shade }) =>
      line('M100 40V10', ink, 3) +
      path('M56 88l44-46 44 46v80H56z', fill) +
      path('M120 63l24 25v80h-24z', shade) +
      path('M36 98l64-66 64 66-13 11-51-53-51 53z', dark) +
      circle(100, 106, 18, ink) +
      rect(96, 134, 8, 18, wood, 4) +
      circle(100, 154, 6, wood),
  ),
  gnome: standing(
    ({ fill, accent, ink, white, shade, dark }) =>
      path('M60 156c-6-36 12-58 40-58s46 22 40 58z', accent) +
      rect(62, 134, 76, 10, dark, 3) +
      path('M70 92c-6 42 14 58 30 58s36-16 30-58z', white) +
      circle(100, 84, 25, '#f2d3b8') +
      circle(100, 91, 7, '#e3a58b') +
      circle(89, 80, 3, ink) +
      circle(111, 80, 3, ink) +
      path('M64 80c10-32 24-54 42-66 4 22 20 42 30 66-22-9-50-9-72 0z', fill) +
      path('M106 14c4 22 20 42 30 66-8-3-16-5-26-6 6-20 4-40-4-60z', shade),
  ),
  hammock: hanging(
    ({ fill, wood, woodDark, accent, shade }) =>
      rect(12, 24, 11, 158, wood, 4) +
      rect(177, 24, 11, 158, woodDark, 4) +
      line('M22 54l26 42M22 54l38 34M178 54l-26 42M178 54l-38 34', woodDark, 3) +
      path('M44 88q56 50 112 0l8 8q-64 94-128 0z', fill) +
      path('M156 88l8 8q-28 44-64 47 36-14 56-55z', shade) +
      line('M40 96q60 78 120 0', accent, 4),
  ),
} as const;
