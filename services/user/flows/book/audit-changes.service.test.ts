import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, query } from '../../testing.ts';

let room: TestRoom<'user'>;
before(async () => {
  room = await openTestRoom(userService);
});
after(() => room.close());

test('the audit of changes looks at whose points changed, and finds what does not add up there', async () => {
  const asAuditor = {
    caller: 'insight',
    subject: { kind: 'system', service: 'insight', cause: 'test' },
  } as const;
  const look = (after: object | null, ids: string[] = []) =>
    room.ask('auditChanges', { after: after as never, ids }, asAuditor);
  const { mark } = accepted(await look(null));
  const { customerId } = (await aPerson(room)).subject;
  const orderId = randomUUID();
  const total = { amountMinor: 2599, currency: 'GBP' } as const;
  const lines = [{ variantId: randomUUID(), quantity: 1, gross: total }];
  const payload = { orderId, customerId, locale: 'en-gb', total, paidAt: '2026-11-01T10:00:00.000Z', lines };
  await room.hear({ name: 'order.paid', key: orderId, version: 1, payload } as never);
  assert.deepEqual(accepted(await look(mark)).findings, []);
  const owe = (points: number) =>
    query(room, `update points_account set balance = balance + ${points} where account_id = '${customerId}'`);
  await owe(1);
  room.statements.length = 0;
  const { findings } = accepted(await look(mark));
  assert.deepEqual(room.statements, [
    'user.points.clock',
    'user.points.touched',
    'user.audit-points-of-some',
  ]);
  assert.deepEqual(
    findings.map(({ rule, ids }) => [rule, ids]),
    [
      ['a balance of points is the sum of its entries', [customerId]],
      ['what is left of points is their balance', [customerId]],
    ],
  );
  const later = { ...mark, at: new Date(Date.now() + 120_000).toISOString() };
  assert.deepEqual(accepted(await look(later)).findings, [], 'what did not change is left to the recount');
  assert.equal(accepted(await look(later, [customerId])).findings.length, 2, 'what was found is looked at');
  await owe(-1);
});
