import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
import { paymentService } from '../../service.ts';
import { accepted, anAttempt, financeStaff, order, query, sleepADay, withProvider } from '../../testing.ts';
import { brokenReconciliation } from './broken-reconciliation.ts';

const fake = fakeProvider();
let room: TestRoom<'payment'>;
let caseId = '';
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fake));
  accepted(await room.ask('pay', anAttempt(), order));
  const [line] = fake.lines;
  assert.ok(line);
  fake.lines.push({ ...line, lineId: 'twice' });
  await sleepADay(room, fake.lines);
  await room.run('reconcile');
  const [opened] = accepted(await room.ask('listReconciliationCases', {}, financeStaff)).cases;
  caseId = opened?.caseId ?? '';
  const resolution = { type: 'correct', account: 'adjustment' } as const;
  const input = { caseId, version: 1, resolution, reason: 'told twice' };
  accepted(await room.ask('resolveReconciliationCase', input, financeStaff));
});
after(() => room.close());

const found = async () => (await room.db.rows(brokenReconciliation())).map(({ rule, id }) => [rule, id]);

test('what was reconciled and corrected is whole', async () => {
  assert.deepEqual(await found(), []);
});

const planted: [rule: string, plant: string, undo: string, id: () => string][] = [
  [
    'the sums of statements are those of their lines',
    'update statement_sum set net_minor = net_minor + 1',
    'update statement_sum set net_minor = net_minor - 1',
    () => `fake GBP ${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}`,
  ],
  [
    'fees and payouts of statements are booked',
    `update statement_line set line_id = 'other' where line_id = 'line_1'`,
    `update statement_line set line_id = 'line_1' where line_id = 'other'`,
    () => 'fake other',
  ],
  [
    'a line that is of no attempt, or comes twice, has a case',
    `update reconciliation_case set subject = 'line other'`,
    `update reconciliation_case set subject = 'line twice'`,
    () => 'fake twice',
  ],
  [
    'what staff did with a case is kept',
    `update case_action set resolution = 'ignored'`,
    `update case_action set resolution = 'corrected'`,
    () => caseId,
  ],
  [
    'a difference is resolved by its due time',
    `update reconciliation_case set state = 'open', resolution = null, resolved_at = null, due_at = now() - interval '1 second'`,
    `update reconciliation_case set state = 'resolved', resolution = 'corrected', resolved_at = now(), due_at = now() + interval '1 day'`,
    () => caseId,
  ],
  [
    'a correction is booked as it is noted',
    'update reconciliation_case set corrected_there_minor = corrected_there_minor + 1',
    'update reconciliation_case set corrected_there_minor = corrected_there_minor - 1',
    () => caseId,
  ],
];
for (const [rule, plant, undo, id] of planted) {
  test(`found: ${rule}`, async () => {
    await query(room, plant);
    const findings = await found();
    await query(room, undo);
    assert.deepEqual(findings, [[rule, id()]]);
  });
}
