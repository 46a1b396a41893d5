import assert from 'node:assert/strict';
import { test } from 'node:test';
import illustrations from '../data/illustrations.json' with { type: 'json' };
import shapes from '../data/shapes.json' with { type: 'json' };
import { cleanName } from '../names/clean-name.ts';
import { choosePattern, chooseShape, wishesOfMotif, wishOfThing } from './choose-picture.ts';
import { motifOfShape } from './choose-motif.ts';
import { SHAPES } from './shapes.ts';

const illustrated = new Set(Object.keys(illustrations));

const shapeOf = (description: string): string => chooseShape(cleanName(description).words, 'other-gifts');

test('the noun gives the shape, else the last word that has one, else the category', () => {
  assert.equal(shapeOf('RED RETROSPOT CAKE STAND'), 'cake-stand');
  assert.equal(shapeOf('PHOTO FRAME FRIDGE MAGNET'), 'frame');
  assert.equal(shapeOf('CHRISTMAS TREE STAR DECORATION'), 'star');
  assert.equal(shapeOf('HANGING HEART WITH BELL'), 'heart');
  assert.equal(chooseShape(['gaoler', 'thing'], 'clocks'), 'clock');
  assert.equal(shapeOf('GAOLER THING'), 'gift');
});

test('the words give the pattern and the colours', () => {
  assert.equal(choosePattern(cleanName('RED RETROSPOT MUG').words), 'dots');
  assert.equal(choosePattern(cleanName('VINTAGE UNION JACK BUNTING').words), 'union-jack');
  assert.equal(choosePattern(['mug']), 'plain');
  const wish = (description: string) => wishOfThing(cleanName(description).words, 'mug');
  assert.deepEqual(wish('RED AND WHITE MUG'), { subject: 'mug', family: 'red', pattern: 'plain' });
  assert.equal(wish('RETROSPOT MUG').family, 'red');
  assert.equal(wish('ZINC MUG').family, 'grey');
  assert.equal(wish('MUG').family, null);
});

test('a noun of the title gives the motif, else the thing', () => {
  const motifs = (description: string, shape: string) =>
    wishesOfMotif(cleanName(description).words, shape).map(({ subject }) => subject);
  assert.deepEqual(motifs('STRAWBERRY CERAMIC TRINKET BOX', 'box'), ['strawberry', 'package']);
  assert.deepEqual(motifs('WHITE HANGING HEART T-LIGHT HOLDER', 't-light'), ['red-heart', 'diya-lamp']);
  assert.deepEqual(motifs('PLAIN THING', 'teapot'), ['teapot', 'teapot']);
});

test('every shape of the table is drawn and has a motif', () => {
  for (const { shape } of shapes) {
    assert.ok(SHAPES[shape] !== undefined, shape);
    assert.ok(illustrated.has(motifOfShape(shape)), shape);
  }
});
