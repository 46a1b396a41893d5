import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, anAttempt, deliver, financeStaff, order, query, withProvider } from '../testing.ts';
import { brokenDisputes } from './broken-disputes.ts';

const fake = fakeProvider();
let room: TestRoom<'payment'>;
const { attemptId, ...paid } = anAttempt();
let disputeId = '';
let lossId = '';
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fake));
  accepted(await room.ask('pay', { attemptId, ...paid }, order));
  fake.dispute(attemptId, { amountMinor: 4000 });
  const event = fake.events.at(-1);
  assert.ok(event);
  accepted(await deliver(room, event));
  const [dispute] = accepted(await room.ask('listDisputes', {}, financeStaff)).disputes;
  disputeId = dispute?.disputeId ?? '';
  accepted(await room.ask('answerDispute', { disputeId, note: 'It was delivered.' }, financeStaff));
  fake.dispute(attemptId, { amountMinor: 4000, state: 'lost' });
  const ended = fake.events.at(-1);
  assert.ok(ended);
  accepted(await deliver(room, ended));
  const [loss] = await query(
    room,
    `select transaction_id as id from ledger_transaction where why = 'dispute-loss'`,
  );
  lossId = loss?.['id'] as string;
});
after(() => room.close());

test('what was disputed, answered and lost is whole', async () => {
  assert.deepEqual(await room.db.rows(brokenDisputes()), []);
});

const noTriggers =
  'alter table ledger_transaction disable trigger user; alter table ledger_entry disable trigger user';

const planted: [rule: string, what: string, plant: string, id: () => string][] = [
  [
    'what disputes have taken is noted',
    'another sum',
    'update attempt set disputed_minor = 3999',
    () => attemptId,
  ],
  ['what disputes have taken is noted', 'won', `update dispute set state = 'won'`, () => attemptId],
  [
    'disputes are in the ledger as they stand',
    'won, and booked as lost',
    `update dispute set state = 'won'`,
    () => disputeId,
  ],
  [
    'disputes are in the ledger as they stand',
    'another sum',
    'update dispute set amount_minor = 4001',
    () => disputeId,
  ],
  [
    'disputes are in the ledger as they stand',
    'another currency',
    `${noTriggers}; update ledger_entry set currency = 'USD' where account = 'dispute'`,
    () => disputeId,
  ],
  [
    'what is in the ledger as withheld is of a dispute',
    'a loss of no dispute',
    `${noTriggers}; update ledger_transaction set source = 'dispute-loss fake another' where why = 'dispute-loss'`,
    () => lossId,
  ],
  [
    'who answered a dispute is kept',
    'nobody',
    'update dispute_action set action_id = gen_random_uuid()',
    () => disputeId,
  ],
  [
    'an answer to a dispute is sent',
    'pending for long',
    `update dispute set answer_state = 'pending', answered_at = now() - interval '3 minutes'`,
    () => disputeId,
  ],
];
for (const [rule, what, plant, id] of planted) {
  test(`found: ${rule}: ${what}`, async () => {
    assert.deepEqual(
      (await breakAndAudit(plant)).filter(([found]) => found === rule),
      [[rule, id()]],
    );
  });
}

/** Breaks something inside a transaction that is undone, and gives what was found meanwhile. */
async function breakAndAudit(sql: string) {
  const undo = new Error('undo');
  let findings: string[][] = [];
  const work = room.db.transaction(async (transaction) => {
    for (const [index, text] of sql.split(';').entries()) {
      await transaction.rows({ name: `test.break-${index}-${sql.length}`, text, values: [] });
    }
    findings = (await transaction.rows(brokenDisputes())).map(({ rule, id }) => [rule, id]);
    throw undo;
  });
  await work.catch((error: Error) => {
    if (error.cause !== undo && error !== undo) throw error;
  });
  return findings;
}
