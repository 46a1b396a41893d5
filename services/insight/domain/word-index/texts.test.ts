import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTexts } from './texts.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '茶', '𠮷'), maxLength: 300 });

test('texts are given back as they were, compared as their bytes are, and found by how they begin', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 60 }), text, (some, other) => {
      const texts = createTexts();
      for (const [at, each] of some.entries()) assert.equal(texts.add(each), at);
      assert.equal(texts.size(), some.length);
      const bytes = Buffer.from(other);
      for (const [at, each] of some.entries()) {
        assert.equal(texts.at(at), each);
        assert.equal(texts.is(at, bytes, bytes.length), each === other);
        assert.equal(texts.begins(at, bytes, bytes.length), each.startsWith(other));
        const order = Buffer.compare(Buffer.from(each), bytes);
        assert.equal(Math.sign(texts.compareTo(at, bytes, bytes.length)), order);
        const next = (at + 1) % some.length;
        const nextOrder = Buffer.compare(Buffer.from(each), Buffer.from(some[next] ?? ''));
        assert.equal(Math.sign(texts.compare(at, next)), nextOrder);
      }
    }),
  );
});

test('a number that none has is an empty text', () => {
  const texts = createTexts();
  assert.equal(texts.at(0), '');
  texts.add('mug');
  assert.deepEqual([texts.at(0), texts.at(1), texts.at(5)], ['mug', '', '']);
});
