import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { catalogService } from '../../service.ts';
import { stockedVariant } from '../../testing.ts';

const auditor = {
  caller: 'insight',
  subject: { kind: 'system', service: 'insight', cause: 'test' },
} as const;
const rule = 'the counters of stock are the sums of its movements';
let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
});
after(() => room.close());

const audit = async (after: { at: string } | null, ids: string[] = []) => {
  const mark = after && { epoch: 0, xid: '0', sequence: 0, ...after };
  const told = await room.ask('auditChanges', { after: mark, ids }, auditor);
  assert.ok('findings' in told, JSON.stringify(told));
  return told;
};
const brokenIn = ({ findings }: Awaited<ReturnType<typeof audit>>) =>
  findings.filter((finding) => finding.rule === rule).flatMap(({ ids }) => ids);

test('however many variants moved, each is audited, a few at a time; where time runs out the others are named', async (t) => {
  const { mark } = await audit(null);
  const variantIds: string[] = [];
  for (let count = 0; count < 11; count += 1) variantIds.push(await stockedVariant(room, 5));
  await room.db.rows({ name: '', text: 'update stock set on_hand = on_hand + 1', values: [] });
  const whole = await audit({ at: mark.at ?? '' });
  assert.deepEqual(brokenIn(whole).toSorted(), variantIds.toSorted());
  assert.deepEqual(whole.unauditedIds, []);

  // A clock on which each look takes five seconds.
  let nowMs = performance.now();
  const clock = t.mock.method(performance, 'now', () => (nowMs += 5000));
  const cut = await audit({ at: mark.at ?? '' });
  clock.mock.restore();
  const left = cut.unauditedIds ?? [];
  assert.ok(left.length > 0 && left.length < 11, `${left.length} are left`);
  assert.deepEqual([...brokenIn(cut), ...left].toSorted(), variantIds.toSorted());
  const rest = await audit(null, left);
  assert.deepEqual(brokenIn(rest).toSorted(), left.toSorted());
});

test('what is named and is nothing of the catalog is audited in vain', async () => {
  const { findings, unauditedIds } = await audit(null, [uuidv7(), 'no id']);
  assert.deepEqual([findings, unauditedIds], [[], []]);
});

test('audits that wait for the database hold up nobody who buys', async () => {
  const variantId = await stockedVariant(room, 5);
  const { audits, quoted } = await room.db.transaction(async (transaction) => {
    await transaction.rows({ name: '', text: 'lock table movements in access exclusive mode', values: [] });
    const waiting: ReturnType<typeof audit>[] = [];
    // Each opens a connection, as long as there may be more.
    for (let count = 0; count < 6; count += 1) {
      waiting.push(audit(null, [variantId]));
      await delay(50);
    }
    const quote = room.ask('quote', { variantIds: [variantId], locale: 'en-gb' }, { caller: 'order' });
    return { audits: waiting, quoted: await Promise.race([quote, delay(1500, 'late')]) };
  });
  assert.ok(typeof quoted === 'object' && 'variants' in quoted, JSON.stringify(quoted));
  for (const { findings } of await Promise.all(audits)) assert.deepEqual(findings, []);
});
