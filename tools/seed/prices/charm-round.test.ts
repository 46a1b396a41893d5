import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charmRound } from './charm-round.ts';

test('up to ¥99.90 a price ends in .90, the nearest one, the higher on a tie', () => {
  assert.deepEqual(
    [1, 90, 139, 140, 768, 1790, 9890, 9940].map(charmRound),
    [90, 90, 90, 190, 790, 1790, 9890, 9990],
  );
});

test('from ¥109 on a price is a whole yuan that ends in 9', () => {
  assert.deepEqual(
    [9995, 10_444, 10_445, 13_420, 11_523, 175_950].map(charmRound),
    [9990, 9990, 10_900, 13_900, 11_900, 175_900],
  );
});

test('rounding never falls as prices rise, and a rounded price stays', () => {
  let last = 0;
  for (let minor = 1; minor <= 30_000; minor += 1) {
    const rounded = charmRound(minor);
    assert.ok(rounded >= last, `${minor} fen fell from ${last} to ${rounded}`);
    assert.equal(charmRound(rounded), rounded);
    last = rounded;
  }
});
