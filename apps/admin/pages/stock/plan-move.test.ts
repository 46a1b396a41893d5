import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planMove } from './plan-move.ts';

const wish = { variantId: 'v', at: 'main', to: 'shop', quantity: 3, note: '' };

test('goods received, transferred and counted are asked for each in its own way', () => {
  assert.deepEqual(planMove({ ...wish, kind: 'received' }, 'id'), {
    kind: 'received',
    input: {
      movements: [{ movementId: 'id', variantId: 'v', locationId: 'main', quantity: 3, reason: 'received' }],
    },
  });
  assert.deepEqual(planMove({ ...wish, kind: 'transferred', note: 'n' }, 'id'), {
    kind: 'transferred',
    input: {
      transferId: 'id',
      fromLocationId: 'main',
      toLocationId: 'shop',
      lines: [{ variantId: 'v', quantity: 3 }],
      note: 'n',
    },
  });
  assert.deepEqual(planMove({ ...wish, kind: 'counted', quantity: 0, note: 'n' }, 'id'), {
    kind: 'counted',
    input: { countId: 'id', locationId: 'main', reason: 'n', lines: [{ variantId: 'v', counted: 0 }] },
  });
});

test('nothing is asked while something is missing', () => {
  assert.equal(planMove({ ...wish, kind: 'received', quantity: '' }, 'id'), undefined);
  assert.equal(planMove({ ...wish, kind: 'received', quantity: 0 }, 'id'), undefined);
  assert.equal(planMove({ ...wish, kind: 'transferred', to: 'main' }, 'id'), undefined);
  assert.equal(planMove({ ...wish, kind: 'counted' }, 'id'), undefined);
});
