import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { brokenRule, rulesOf } from '#runtime/testing/rules-of-rows.ts';
import { paymentService } from '../service.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(paymentService);
});
after(() => room.close());

type Row = Record<string, unknown>;
const now = '2026-03-01T12:00:00Z';
const id = '0198a000-0000-7000-8000-000000000001';
const whole = { order_id: id, provider: 'sandbox', method: 'card', currency: 'GBP', state: 'new' };

/** For each rule of an attempt rows that break it and no other, and rows right beside it that break none. */
const cases: Record<string, { broken: Row[]; kept: Row[] }> = {
  attempt_amount_minor_check: { broken: [{ amount_minor: -1 }], kept: [{ amount_minor: 0 }] },
  attempt_state_check: { broken: [{ state: 'lost' }], kept: [{ state: 'new' }, { state: 'captured' }] },
  attempt_captured_within_amount: {
    broken: [{ captured_minor: -1 }, { captured_minor: 2, amount_minor: 1 }],
    kept: [{ captured_minor: 1, amount_minor: 1 }],
  },
  attempt_refunded_within_captured: {
    broken: [{ refunded_minor: -1 }, { refunded_minor: 2, captured_minor: 1 }],
    kept: [{ refunded_minor: 1, captured_minor: 1 }],
  },
  attempt_is_whole: {
    broken: [
      { order_id: null },
      { provider: null },
      { method: null },
      { currency: null },
      { order_id: null, state: 'voided', is_cancelled: false },
    ],
    kept: [
      { order_id: null, provider: null, method: null, currency: null, state: 'voided', is_cancelled: true },
    ],
  },
  attempt_method: { broken: [{ method: 'shells' }], kept: [{ method: 'qr' }] },
  attempt_manual_is_whole: {
    broken: [
      { provider: 'manual' },
      { manual_method: 'bank' },
      { provider: 'manual', manual_method: 'bank' },
    ],
    kept: [{ provider: 'manual', method: 'manual', manual_method: 'bank', received_at: now }],
  },
  attempt_voided_within_rest: {
    broken: [{ voided_minor: -1 }, { voided_minor: 2, amount_minor: 3, captured_minor: 2 }],
    kept: [{ voided_minor: 1, amount_minor: 3, captured_minor: 2 }],
  },
  attempt_disputed_minor_check: { broken: [{ disputed_minor: -1 }], kept: [{ disputed_minor: 0 }] },
};

test('each rule of an attempt refuses what breaks it, by its name, and nothing else', async () => {
  assert.deepEqual((await rulesOf(room.db, 'attempt')).toSorted(), Object.keys(cases).toSorted());
  for (const [rule, { broken, kept }] of Object.entries(cases)) {
    for (const row of broken)
      assert.equal(await brokenRule(room.db, 'attempt', { ...whole, ...row }), rule, JSON.stringify(row));
    for (const row of kept)
      assert.equal(
        await brokenRule(room.db, 'attempt', { ...whole, ...row }),
        undefined,
        JSON.stringify(row),
      );
  }
  const held = `select conname from pg_constraint where conrelid = to_regclass('attempt') and contype = 'c' and conenforced and convalidated`;
  assert.deepEqual(await room.db.rows({ name: '', text: held, values: [] }), [{ conname: 'attempt_rules' }]);
});
