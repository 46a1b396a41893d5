import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCodes } from './make-codes.ts';

test('codes begin as asked, differ from each other, and are of the form the shop takes', () => {
  const codes = makeCodes(' vip ', 200);
  assert.equal(new Set(codes).size, 200);
  for (const code of codes) assert.match(code, /^VIP-[A-HJKMNP-Z2-9]{8}$/);
  assert.match(makeCodes('', 1)[0] ?? '', /^[A-Z0-9][A-Z0-9-]{2,39}$/);
});

test('chance beyond the last whole round of signs is drawn again', () => {
  const bytes = [255, 0, 248, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  assert.deepEqual(
    makeCodes('A', 1, (into) => {
      into.set(bytes);
      return into;
    }),
    ['A-ABCDEFGH'],
  );
});
