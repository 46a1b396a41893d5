import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeFacets } from './place-facets.ts';

const values = (count: number, each: number) =>
  new Map(Array.from({ length: count }, (_, at) => [`v${String(at).padStart(2, '0')}`, each + at]));

test('twenty values of a facet are shown, the commonest first, equals by name', () => {
  const placed = placeFacets(
    new Map([
      ['colour', values(25, 1)],
      [
        'brand',
        new Map([
          ['b', 3],
          ['a', 3],
          ['c', 4],
        ]),
      ],
    ]),
  );
  assert.deepEqual(
    placed.filter(({ facet }) => facet === 'brand').map(({ value }) => value),
    ['c', 'a', 'b'],
  );
  const colours = placed.filter(({ facet }) => facet === 'colour');
  assert.deepEqual([colours.length, colours[0]?.count, colours.at(-1)?.count], [20, 25, 6]);
});

test('sixteen facets are shown: those of every shop, and those that most products have', () => {
  const counts = new Map(Array.from({ length: 20 }, (_, at) => [`f${at}`, new Map([['x', 100 + at]])]));
  counts.set('price', new Map([['1', 1]]));
  const facets = placeFacets(counts).map(({ facet }) => facet);
  assert.equal(facets.length, 16);
  assert.ok(facets.includes('price') && facets.includes('f19') && !facets.includes('f4'));
  assert.deepEqual(facets, facets.toSorted());
});
