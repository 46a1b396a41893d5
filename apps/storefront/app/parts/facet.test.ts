import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../../../ui/messages/en.ts';
import { choicesOf } from './facet.ts';
import { without } from './list-address.ts';

test('values of facets have a place in the address and words to be read by', () => {
  const value = (more: object) => ({ value: '1', title: null, count: 3, ...more });
  const of = (facet: string, ...values: object[]) =>
    choicesOf(
      { facet, title: null, values: values.map(value) },
      { locale: 'en-gb', currency: 'GBP' },
      en,
      new Map([['mugs', 'Mugs & cups']]),
    ).map(({ name, value: at, label }) => [name, at, label]);
  assert.deepEqual(
    of(
      'price',
      { priceFromMinor: 0, priceToMinor: 199 },
      { priceFromMinor: 200, priceToMinor: 499 },
      { priceFromMinor: 5000 },
    ),
    [
      ['price', '0-199', 'Up to £1.99'],
      ['price', '200-499', '£2.00 to £4.99'],
      ['price', '5000-', '£50.00 and more'],
    ],
  );
  assert.deepEqual(
    choicesOf(
      { facet: 'price', title: null, values: [value({ priceFromMinor: 2000, priceToMinor: 4999 })] },
      { locale: 'en-gb', currency: 'KWD' },
      en,
      new Map(),
    ).map(({ label }) => label.replaceAll('\u00a0', ' ')),
    ['KWD 2.000 to KWD 4.999'],
  );
  assert.deepEqual(of('colour', { value: 'Red', title: 'Rot' }), [['f', 'colour=Red', 'Rot']]);
  assert.deepEqual(of('category', { value: 'mugs' }, { value: 'gone' }), [
    ['category', 'mugs', 'Mugs & cups'],
  ]);
  assert.deepEqual(of('availability', { value: 'true' }), [['available', '1', 'In stock only']]);
  assert.deepEqual(of('availability', { value: 'false' }), []);
});

test('taking a filter away leaves the others and begins at the head of the list', () => {
  const at = new URLSearchParams('q=mug&f=colour%3DRed&f=colour%3DBlue&price=0-199&shown=48&cursor=abc');
  assert.equal(without(at, { name: 'f', value: 'colour=Red' }), '?q=mug&f=colour%3DBlue&price=0-199');
  assert.equal(without(at), '?q=mug');
});
