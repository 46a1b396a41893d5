import { hanging, standing } from '../shape.ts';
import { around, circle, ellipse, group, line, path, rect } from '../svg.ts';

const STAR = 'M100 40l19 40 43 6-32 30 9 44-39-22-39 22 9-44-32-30 43-6z';
const WING = 'M98 96C76 40 30 36 26 66c-4 28 30 40 72 34zM98 104c-44-4-60 20-50 42 12 20 44 4 50-42z';

/** Hearts, stars, flowers and other things to look at. */
export const ornaments = {
  heart: hanging(
    ({ fill, accent, ink, shade, white }) =>
      line('M100 74V20', ink, 3) +
      path('M100 172C32 128 28 84 56 68c20-12 38 0 44 16 6-16 24-28 44-16 28 16 24 60-44 104z', fill) +
      path('M144 68c28 16 24 60-44 104 30-36 46-72 22-106 8-3 15-2 22 2z', shade) +
      path('M100 78c-22-10-26-26-15-30 9-2 13 11 15 30zM100 78c22-10 26-26 15-30-9-2-13 11-15 30z', accent) +
      circle(100, 76, 6, accent) +
      line('M60 86q-8 12 2 28', white, 4),
  ),
  star: hanging(
    ({ fill, accent, ink, shade }) =>
      line('M100 42V16', ink, 3) +
      path(STAR, fill) +
      path('M100 40l19 40 43 6-62 24zM130 116l9 44-39-22v-28z', shade) +
      circle(100, 108, 10, accent),
  ),
  bird: standing(
    ({ fill, accent, ink, shade, gold, dark }) =>
      line('M92 140v16M110 140v16', gold, 4) +
      path('M44 120l-24-32c24 0 38 10 48 18z', dark) +
      path('M40 112c4-38 36-46 58-44 4-26 44-28 46 0 2 44-22 78-52 76-26 0-46-12-52-32z', fill) +
      path('M144 72c2 44-22 74-52 72 30-12 42-48 38-88 8 2 13 8 14 16z', shade) +
      path('M60 104c20-10 44-4 54 10-12 22-42 18-54-10z', accent) +
      path('M143 66l20 8-19 8z', gold) +
      circle(126, 68, 4, ink),
  ),
  butterfly: hanging(
    ({ fill, accent, ink, shade }) =>
      path(WING, fill) +
      circle(58, 76, 9, accent) +
      circle(70, 130, 7, accent) +
      group(
        'matrix(-1 0 0 1 200 0)',
        path(WING, fill) + circle(58, 76, 9, accent) + circle(70, 130, 7, accent) + path(WING, shade),
      ) +
      line('M98 72q-8-22-20-24M102 72q8-22 20-24', ink, 3) +
      rect(95, 70, 10, 72, ink, 5),
  ),
  flower: standing(
    ({ fill, accent, leaf, wood, woodDark, gold }) =>
      line('M100 88v50M70 104q4 24 22 34M130 98q-4 26-22 40', leaf, 4) +
      path('M98 122c-20-4-24-16-24-22 16 0 22 10 24 22zM104 120c14-2 24-10 24-18-14-2-22 6-24 18z', leaf) +
      [
        [100, 62, 1, fill],
        [64, 92, 0.64, accent],
        [138, 86, 0.7, fill],
      ]
        .map(([x, y, scale, colour]) =>
          group(
            `translate(${x} ${y}) scale(${scale})`,
            around(8, 0, 0, ellipse(0, -19, 10, 16, String(colour))) + circle(0, 0, 11, gold),
          ),
        )
        .join('') +
      path('M70 126h60l-8 26a6 6 0 0 1-6 4H84a6 6 0 0 1-6-4z', wood) +
      rect(66, 122, 68, 10, woodDark, 4),
  ),
  wreath: hanging(
    ({ accent, accentDark, leaf, main, shade }) =>
      around(14, 100, 100, group('rotate(28 100 46)', ellipse(100, 46, 10, 22, leaf))) +
      around(14, 100, 100, group('rotate(-24 100 54)', ellipse(100, 54, 7, 17, shade))) +
      around(7, 100, 100, circle(100, 50, 7, main)) +
      line('M100 154l-14 28M100 154l14 28', accent, 7) +
      path('M100 152c-36-18-46 4-38 16 10 8 30 0 38-16zM100 152c36-18 46 4 38 16-10 8-30 0-38-16z', accent) +
      circle(100, 153, 8, accentDark),
  ),
  rabbit: standing(
    ({ fill, light, accent, ink, shade }) =>
      ellipse(84, 46, 12, 34, fill) +
      ellipse(116, 46, 12, 34, fill) +
      ellipse(84, 50, 5, 23, accent) +
      ellipse(116, 50, 5, 23, accent) +
      path('M56 156c-8-46 16-62 44-62s52 16 44 62z', fill) +
      path('M118 98c22 8 30 28 26 58h-26z', shade) +
      circle(100, 90, 31, fill) +
      ellipse(100, 136, 22, 20, light) +
      circle(88, 86, 4, ink) +
      circle(112, 86, 4, ink) +
      ellipse(100, 97, 6, 4, ink) +
      line('M100 100q-6 6-10 2M100 100q6 6 10 2', ink, 2),
  ),
  chick: standing(
    ({ fill, accent, ink, gold, shade, light }) =>
      line('M88 146v10M112 146v10', gold, 5) +
      circle(100, 108, 46, fill) +
      path('M94 40q-2-14 4-16 2 8 6 0 6 8 0 16z', accent) +
      circle(100, 68, 32, fill) +
      path('M120 44c20 16 14 36 8 30 24 18 26 70-28 80 26-26 34-74 20-110z', shade) +
      path('M91 70h18l-9 14z', gold) +
      circle(87, 62, 4, ink) +
      circle(113, 62, 4, ink) +
      path('M60 100c24-4 32 16 20 32-18 0-26-14-20-32zM140 100c-24-4-32 16-20 32 18 0 26-14 20-32z', light),
  ),
  egg: standing(
    ({ fill, accent, shade, shine }) =>
      path('M100 36c32 0 50 46 50 74 0 32-20 46-50 46s-50-14-50-46c0-28 18-74 50-74z', fill) +
      path(
        'M52 104l12-10 12 12 12-12 12 12 12-12 12 12 12-12 12 10v14l-12-10-12 12-12-12-12 12-12-12-12 12-12-12-12 10z',
        accent,
      ) +
      path('M118 42c20 14 32 46 32 68 0 32-20 46-50 46 30-20 34-72 18-114z', shade) +
      ellipse(80, 68, 7, 13, shine),
  ),
  toadstool: standing(
    ({ fill, white, shade, leaf, light }) =>
      path('M86 104h28c-4 20 0 36 10 52H76c10-16 14-32 10-52z', '#f3e7d3') +
      path('M104 104h10c-4 20 0 36 10 52h-14z', shade) +
      path('M34 108c0-42 30-66 66-66s66 24 66 66c-20 8-112 8-132 0z', fill) +
      path('M126 48c26 10 40 32 40 60-10 4-30 6-50 6 20-16 24-46 10-66z', shade) +
      circle(74, 74, 10, white) +
      circle(112, 62, 8, white) +
      circle(138, 90, 10, white) +
      circle(100, 94, 7, white) +
      ellipse(100, 111, 40, 5, light) +
      path('M54 156q4-20 10 0zM64 156q6-26 9 0zM128 156q4-22 11 0z', leaf),
  ),
  owl: standing(
    ({ fill, light, accent, white, ink, gold }) =>
      path(
        'M50 100c0-30 2-54-4-66 14 2 24 10 30 18 14-6 34-6 48 0 6-8 16-16 30-18-6 12-4 36-4 66 0 42-18 56-50 56s-50-14-50-56z',
        fill,
      ) +
      ellipse(100, 124, 29, 30, light) +
      line('M84 114q8 8 16 0 8 8 16 0M84 130q8 8 16 0 8 8 16 0', accent, 4) +
      path('M50 106c14 10 16 30 6 42-10-12-8-28-6-42zM150 106c-14 10-16 30-6 42 10-12 8-28 6-42z', accent) +
      circle(79, 78, 21, white) +
      circle(121, 78, 21, white) +
      circle(82, 80, 10, ink) +
      circle(118, 80, 10, ink) +
      path('M91 90h18l-9 15z', gold),
  ),
  dog: standing(
    ({ fill, accent, ink, dark, shade }) =>
      path('M36 82L24 48l26 22z', dark) +
      path(
        'M36 86c0-10 10-16 26-16h54c2-18 6-30 12-40l12 18c16 0 28 8 30 22-4 14-18 18-28 18l-8 68h-18v-32H72v32H52v-50c-10-4-16-10-16-20z',
        fill,
      ) +
      path('M72 124h44v32H104v-14H90v14H72z', shade) +
      rect(114, 86, 28, 9, accent, 4) +
      circle(144, 62, 4, ink) +
      circle(168, 70, 6, ink),
  ),
  cat: standing(
    ({ fill, accent, ink, dark, light, shade }) =>
      line('M138 148c30 0 30-40 14-46', dark, 11) +
      path('M60 156c-4-46 14-60 40-60s44 14 40 60z', fill) +
      path('M60 52l4-30 26 18h20l26-18 4 30c8 36-12 54-40 54S52 88 60 52z', fill) +
      path('M122 32l14-10 4 30c8 36-12 54-40 54 24-12 30-42 22-74z', shade) +
      ellipse(100, 138, 19, 18, light) +
      circle(83, 68, 5, ink) +
      circle(117, 68, 5, ink) +
      path('M94 78h12l-6 7z', ink) +
      line('M100 84q-6 8-12 4M100 84q6 8 12 4', ink, 2) +
      rect(74, 100, 52, 10, accent, 5),
  ),
  ornament: standing(
    ({ fill, dark, accent, shade, shine }) =>
      ellipse(100, 152, 32, 5, dark) +
      path('M82 40h36l-8 18c24 6 42 28 38 56-4 28-24 40-48 40s-44-12-48-40c-4-28 14-50 38-56z', fill) +
      path('M108 40h10l-8 18c24 6 42 28 38 56-4 28-24 40-48 40 30-20 32-72 8-114z', shade) +
      line('M54 112q46 14 92 0', accent, 7) +
      path('M68 90q6-16 16-20-2 14-10 22z', shine) +
      ellipse(100, 40, 18, 4, dark),
  ),
} as const;
