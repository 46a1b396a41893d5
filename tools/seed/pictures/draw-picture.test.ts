import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPicture } from './draw-picture.ts';
import { PATTERNS } from './patterns.ts';
import illustrations from '../data/illustrations.json' with { type: 'json' };
import type { PictureSpec } from '../retail-catalog.ts';
import { SHAPES } from './shapes.ts';

const CHARACTERS_MAX = 3000;
const MOTIF_CHARACTERS_MAX = 12_000;
const thing = (subject: string, pattern: string, family = 'red'): PictureSpec => ({
  view: 'thing',
  subject,
  family,
  pattern,
});
const motif = (subject: string): PictureSpec => ({ view: 'motif', subject, family: 'blue', pattern: 'dots' });

/** The names of the elements left open or closed wrongly; a well-formed document has none. */
const unbalanced = (svg: string): string[] => {
  const open: string[] = [];
  for (const [, isEnd, name = '', isEmpty] of svg.matchAll(
    /<(\/?)([a-z]+)(?:\s+[a-z-]+(?::[a-z]+)?="[^"<]*")*\s*(\/?)>/giu,
  )) {
    if (isEnd === '/' && open.pop() !== name) return [name];
    if (isEnd === '' && isEmpty === '') open.push(name);
  }
  return open;
};

test('at least 100 shapes, each on each pattern, are well-formed SVG of at most 3,000 characters', () => {
  assert.ok(Object.keys(SHAPES).length >= 100);
  for (const shape of Object.keys(SHAPES)) {
    for (const pattern of ['plain', ...Object.keys(PATTERNS)]) {
      const svg = drawPicture(thing(shape, pattern));
      const name = `${shape} with ${pattern}`;
      assert.ok(svg.length <= CHARACTERS_MAX, `${name} has ${svg.length} characters`);
      assert.deepEqual(unbalanced(svg), [], name);
      assert.doesNotMatch(svg, /undefined|NaN|null|\[object/u, name);
      assert.equal(svg.replaceAll(/<[^<>]+>/gu, ''), '', `${name} has text between its elements`);
    }
  }
});

test('what a drawing refers to stands in it', () => {
  for (const shape of Object.keys(SHAPES)) {
    const svg = drawPicture(thing(shape, 'dots'));
    const ids = new Set([...svg.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id));
    for (const [, id] of svg.matchAll(/(?:url\(#|href="#)([^")]+)/gu))
      assert.ok(ids.has(id), `${shape} lacks #${id}`);
  }
});

test('every illustration stands on cloth as well-formed SVG without text and without anything from outside', () => {
  for (const subject of Object.keys(illustrations)) {
    const svg = drawPicture(motif(subject));
    assert.ok(svg.length <= MOTIF_CHARACTERS_MAX, `${subject} has ${svg.length} characters`);
    assert.deepEqual(unbalanced(svg), [], subject);
    assert.doesNotMatch(svg, /undefined|NaN|<text|<image|href="(?!#)/u, subject);
  }
});

test('the same spec gives the same drawing, another colour, pattern or view another one', () => {
  const mug = drawPicture(thing('mug', 'dots'));
  assert.equal(drawPicture(thing('mug', 'dots')), mug);
  assert.notEqual(drawPicture(thing('mug', 'stripes')), mug);
  assert.notEqual(drawPicture(thing('mug', 'dots', 'blue')), mug);
  assert.notEqual(drawPicture(motif('teapot')), drawPicture(thing('teapot', 'dots', 'blue')));
});

test('an unknown shape, illustration, colour or pattern is a bug and throws', () => {
  assert.throws(() => drawPicture(thing('spoonbill', 'plain')), /no shape "spoonbill"/u);
  assert.throws(() => drawPicture(motif('spoonbill')), /no illustration "spoonbill"/u);
  assert.throws(() => drawPicture(thing('mug', 'tartan')), /no pattern "tartan"/u);
  assert.throws(() => drawPicture(thing('mug', 'plain', 'ultraviolet')), /no colours "ultraviolet"/u);
});
