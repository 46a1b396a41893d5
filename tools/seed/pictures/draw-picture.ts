import illustrations from '../data/illustrations.json' with { type: 'json' };
import type { PictureSpec } from '../retail-catalog.ts';
import { makePaint, mixColours } from './paint.ts';
import { paletteOf, type Palette } from './palette-of.ts';
import { PATTERNS } from './patterns.ts';
import { SHAPES } from './shapes.ts';
import { circle, ellipse, group, rect } from './svg.ts';

const ILLUSTRATIONS = new Map(Object.entries(illustrations));

/**
 * Draws a picture as an SVG document of 200 × 200 units: the same spec gives the same drawing. Throws when the shape,
 * illustration, family or pattern is unknown.
 */
export const drawPicture = (spec: PictureSpec): string => {
  const { view, subject, family, pattern } = spec;
  if (pattern !== 'plain' && PATTERNS[pattern] === undefined) throw new Error(`no pattern "${pattern}"`);
  const palette = paletteOf(family, `${subject} ${family} ${pattern}`);
  const content = view === 'thing' ? drawThing(spec, palette) : drawMotif(spec, palette);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">${content}</svg>`;
};

const idOf = ({ family, pattern }: PictureSpec): string => `${pattern}-${family}`;

const patternElement = (spec: PictureSpec, over: string, accent: string): string => {
  const tile = PATTERNS[spec.pattern];
  if (tile === undefined) return '';
  return (
    `<defs><pattern id="${idOf(spec)}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse">` +
    `${rect(0, 0, tile.width, tile.height, over)}${tile.draw(accent, over)}</pattern></defs>`
  );
};

const fillOf = (spec: PictureSpec, plain: string): string =>
  spec.pattern === 'plain' ? plain : `url(#${idOf(spec)})`;

/** The thing on a wall; what stands gets a table. */
const drawThing = (spec: PictureSpec, palette: Palette): string => {
  const shape = SHAPES[spec.subject];
  if (shape === undefined) throw new Error(`no shape "${spec.subject}"`);
  const table = shape.stands
    ? rect(0, 140, 200, 60, mixColours(palette.ground, '#6b5a4a', 0.1)) +
      ellipse(100, 157, 68, 7, '#2a232024')
    : '';
  return (
    patternElement(spec, palette.main, palette.accent) +
    rect(0, 0, 200, 200, palette.ground) +
    table +
    shape.draw(makePaint(palette, fillOf(spec, palette.main)))
  );
};

/** The illustration (32 × 32 units) on a light disc, and behind it cloth in the colours and the pattern of the thing. */
const drawMotif = (spec: PictureSpec, palette: Palette): string => {
  const body = ILLUSTRATIONS.get(spec.subject);
  if (body === undefined) throw new Error(`no illustration "${spec.subject}"`);
  const cloth = mixColours(palette.main, '#ffffff', 0.25);
  return (
    patternElement(spec, cloth, mixColours(palette.accent, cloth, 0.25)) +
    rect(0, 0, 200, 200, fillOf(spec, cloth)) +
    circle(100, 102, 75, '#2a232018') +
    circle(100, 100, 75, '#fffaf3') +
    group('translate(52 52) scale(3)', body)
  );
};
