import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bits, type Bits } from './bits.ts';

const numbers = fc.uniqueArray(fc.nat({ max: 199 }));
const setOf = (members: readonly number[]) => {
  const set = bits.none(200);
  for (const member of members) bits.add(set, member);
  return set;
};
const listOf = (set: Bits) => {
  const list: number[] = [];
  bits.visit(set, (number) => void list.push(number));
  return list;
};
const inOrder = (members: readonly number[]) => members.toSorted((a, b) => a - b);

test('sets of bits are sets', () => {
  fc.assert(
    fc.property(numbers, numbers, (ones, others) => {
      assert.deepEqual(listOf(setOf(ones)), inOrder(ones));
      assert.deepEqual(
        listOf(bits.join(setOf(ones), setOf(others))),
        inOrder([...new Set([...ones, ...others])]),
      );
      const both = ones.filter((number) => others.includes(number));
      assert.deepEqual(listOf(bits.keep(setOf(ones), setOf(others))), inOrder(both));
      assert.equal(bits.meet(setOf(ones), setOf(others)), both.length > 0);
      for (const number of others) assert.equal(bits.has(setOf(ones), number), ones.includes(number));
      const dropped = setOf(ones);
      for (const number of others) bits.drop(dropped, number);
      assert.deepEqual(listOf(dropped), inOrder(ones.filter((number) => !others.includes(number))));
    }),
  );
});

test('a visitor who has seen enough sees no more', () => {
  const seen: number[] = [];
  bits.visit(setOf([1, 40, 80]), (number) => {
    seen.push(number);
    return number < 40;
  });
  assert.deepEqual(seen, [1, 40]);
});
