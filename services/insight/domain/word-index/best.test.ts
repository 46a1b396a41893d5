import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createBest, type IdOrder, type Ranked } from './best.ts';

const idsAfter = (after: Ranked | undefined): IdOrder => ({
  compare: (one, other) => one - other,
  compareToAfter: (document) => document - (after?.document ?? -1),
});
const offers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 80 });

test('pages one after another are all that was offered, in order, each once', () => {
  fc.assert(
    fc.property(offers, fc.boolean(), fc.integer({ min: 1, max: 7 }), (keys, isRising, limit) => {
      const sign = isRising ? 1 : -1;
      const expected = keys
        .map((key, document) => ({ key, document }))
        .toSorted((a, b) => sign * (a.key - b.key || a.document - b.document));
      const told: typeof expected = [];
      for (let after: Ranked | undefined; ;) {
        const best = createBest(idsAfter(after), { isRising, limit, after });
        for (const [document, key] of keys.entries()) best.offer(document, key);
        const page = best.list();
        told.push(...page);
        const last = page.at(-1);
        if (!last || page.length < limit) break;
        after = last;
      }
      assert.deepEqual(told, expected);
    }),
  );
});
