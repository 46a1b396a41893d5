import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createMarkLists } from './mark-lists.ts';

test('each document has the marks that were written last', () => {
  const writes = fc.array(
    fc.tuple(fc.nat({ max: 900 }), fc.array(fc.nat({ max: 2 ** 31 }), { maxLength: 40 })),
  );
  fc.assert(
    fc.property(writes, (written) => {
      const lists = createMarkLists();
      const expected = new Map<number, number[]>();
      for (const [document, marks] of written) {
        lists.write(document, marks);
        expected.set(document, marks);
      }
      for (let document = 0; document <= 900; document += 1)
        assert.deepEqual(lists.list(document), expected.get(document) ?? []);
    }),
  );
  assert.deepEqual(createMarkLists().list(5000), []);
});
