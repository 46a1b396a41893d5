import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, line, path, rect } from '../svg.ts';

/** Things to drink and eat from. */
export const crockery = {
  mug: standing(
    ({ fill, dark, deep, shade }) =>
      line('M132 84h10a21 21 0 0 1 0 44h-12', dark, 10) +
      path('M56 66h80v68a22 22 0 0 1-22 22H78a22 22 0 0 1-22-22z', fill) +
      path('M120 66h16v68a22 22 0 0 1-22 22h-10a16 16 0 0 0 16-16z', shade) +
      ellipse(96, 66, 40, 8, deep) +
      ellipse(96, 68, 34, 5, '#9a6a48'),
  ),
  teacup: standing(
    ({ fill, dark, deep, light, accent, shade }) =>
      ellipse(100, 152, 62, 9, accent) +
      ellipse(100, 150, 48, 6, light) +
      line('M138 98c26-6 28 30-8 30', dark, 7) +
      path('M56 88h88c0 38-16 60-32 60H88c-16 0-32-22-32-60z', fill) +
      path('M128 88h16c0 38-16 60-32 60h-8c14-4 24-26 24-60z', shade) +
      ellipse(100, 88, 44, 8, deep) +
      ellipse(100, 90, 37, 5, '#9a6a48'),
  ),
  teapot: standing(
    ({ fill, dark, accent, shade }) =>
      path('M134 124c18-2 16-36 30-42l8 8c-12 10-8 44-34 52z', dark) +
      line('M64 92c-36-8-36 48-2 44', dark, 9) +
      rect(78, 148, 44, 8, dark, 4) +
      path('M56 110c0-28 20-42 44-42s44 14 44 42c0 30-16 42-44 42s-44-12-44-42z', fill) +
      path('M122 74c14 6 22 18 22 36 0 30-16 42-44 42 22-8 30-40 22-78z', shade) +
      path('M74 72c6-16 46-16 52 0z', dark) +
      circle(100, 54, 7, accent),
  ),
  jug: standing(
    ({ fill, dark, deep, shade }) =>
      line('M70 74c-34-6-34 58-2 56', dark, 9) +
      path('M66 56h54l18-6c-4 14-2 26 2 42 8 32-2 64-16 64H80c-16 0-26-34-18-64 4-14 6-24 4-36z', fill) +
      path('M120 56l18-6c-4 14-2 26 2 42 8 32-2 64-16 64h-14c20-20 20-60 10-100z', shade) +
      path('M66 56h54l18-6c-2 8-4 14-20 14H76c-6 0-9-3-10-8z', deep),
  ),
  bowl: standing(
    ({ fill, dark, deep, shade }) =>
      rect(78, 146, 44, 10, dark, 5) +
      path('M38 92h124c0 38-26 58-46 58H84c-20 0-46-20-46-58z', fill) +
      path('M142 92h20c0 38-26 58-46 58h-14c24-8 40-28 40-58z', shade) +
      ellipse(100, 92, 62, 12, dark) +
      ellipse(100, 94, 54, 8, deep),
  ),
  plate: hanging(
    ({ fill, white, accent, dark, shade }) =>
      ellipse(104, 106, 66, 66, shade) +
      circle(100, 100, 66, fill) +
      circle(100, 100, 45, dark) +
      circle(100, 100, 43, white) +
      around(8, 100, 100, ellipse(100, 84, 4, 11, accent)) +
      circle(100, 100, 6, dark),
  ),
  glass: standing(
    ({ fill, accent, glass, light, shine }) =>
      path('M62 56h76l-9 94a7 7 0 0 1-7 6H78a7 7 0 0 1-7-6z', light) +
      path('M66 92h68l-5 58a7 7 0 0 1-7 6H78a7 7 0 0 1-7-6z', fill) +
      path('M62 56h76l-3 36H65z', glass) +
      path('M74 62h10l4 84H80z', shine) +
      ellipse(100, 56, 38, 7, accent) +
      ellipse(100, 57, 33, 5, light),
  ),
  goblet: standing(
    ({ fill, dark, light, shine }) =>
      ellipse(100, 152, 32, 6, dark) +
      path('M96 100h8v36c2 8 10 12 22 14H74c12-2 20-6 22-14z', dark) +
      path('M64 46h72c4 40-12 64-36 64S60 86 64 46z', fill) +
      path('M74 54h10c-2 22 2 36 8 46-14-8-19-24-18-46z', shine) +
      ellipse(100, 46, 36, 7, light),
  ),
  'egg-cup': standing(
    ({ fill, dark, shade }) =>
      ellipse(100, 84, 27, 36, '#f3dcc3') +
      path('M66 88h68c0 28-14 40-26 42v12c16 2 20 8 22 14H70c2-6 6-12 22-14v-12c-12-2-26-14-26-42z', fill) +
      path('M116 88h18c0 28-14 40-26 42v12c16 2 20 8 22 14h-22c-6-20 6-40 8-68z', shade) +
      ellipse(100, 88, 34, 6, dark) +
      path('M73 88c0-30 12-40 27-40s27 10 27 40c-16 6-38 6-54 0z', '#f3dcc3'),
  ),
} as const;
