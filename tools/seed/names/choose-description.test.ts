import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDescription } from './choose-description.ts';

test('the most frequent name wins, the first by letters on a tie', () => {
  const lines = { 'RED MUG': 2, 'BLUE MUG': 5, 'A MUG': 5 };
  assert.equal(chooseDescription(new Map(Object.entries(lines))), 'A MUG');
});

test('notes of the stock keepers are no names, however frequent', () => {
  const notes = {
    '?': 9,
    damages: 9,
    'sold as set on dotcom': 9,
    'wrongly coded 20713': 9,
    'POSSIBLE DAMAGES OR LOST?': 9,
    DAMAGED: 9,
    FOUND: 9,
    '': 9,
  };
  assert.equal(chooseDescription(new Map(Object.entries(notes))), undefined);
  assert.equal(
    chooseDescription(new Map(Object.entries({ ...notes, 'SUNSET CHECK HAMMOCK': 1 }))),
    'SUNSET CHECK HAMMOCK',
  );
});
