import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
import type { StatementLine } from '../../domain/reconciliation/statement-line.ts';
import { paymentService } from '../../service.ts';
import {
  accepted,
  anAttempt,
  auditADayLater,
  financeStaff,
  order,
  query,
  sleepADay,
  withinOneDay,
  withProvider,
} from '../../testing.ts';

const fake = fakeProvider();
const { lines } = fake;
let room: TestRoom<'payment'>;
let mostMinor = 2;
before(async () => {
  await withinOneDay();
  const others = defaultSettings();
  // The test changes it.
  const setting = ((key) => (key === 'payment.roundingMostMinor' ? mostMinor : others(key))) as ReadSetting;
  room = await openTestRoom(withProvider(paymentService, fake), { setting });
});
beforeEach(() => {
  mostMinor = 2;
});
after(async () => {
  const findings = await auditADayLater(room);
  await room.close();
  assert.deepEqual(findings, []);
});

/** An attempt of £100.00, of which the statement tells otherwise by the next day. */
async function aDay(tell: (line: StatementLine) => void) {
  const attempt = anAttempt();
  accepted(await room.ask('pay', attempt, order));
  const line = lines.at(-1);
  assert.ok(line);
  tell(line);
  await sleepADay(room, lines);
  return attempt.attemptId;
}

async function caseOf(attemptId: string) {
  const list = async (state: 'open' | 'resolved') =>
    accepted(await room.ask('listReconciliationCases', { state, limit: 100 }, financeStaff)).cases;
  const found = [...(await list('open')), ...(await list('resolved'))].find(
    (each) => each.attemptId === attemptId,
  );
  assert.ok(found);
  return found;
}

const rounded = async () => {
  const [row] = await query(
    room,
    `select coalesce(sum(amount_minor), 0)::int as minor, count(*)::int as entries from ledger_entry where account = 'rounding'`,
  );
  return [row?.['minor'], row?.['entries']];
};

const openDifferences = async () => {
  const { standings } = accepted(await room.ask('listReconciliation', {}, financeStaff));
  return standings.map(({ differenceMinor, explainedMinor, openCases }) => [
    differenceMinor,
    explainedMinor,
    openCases,
  ]);
};

test('a statement that differs by rounding is booked by rule, once', async () => {
  const short = await aDay((line) => Object.assign(line, { amountMinor: line.amountMinor - 2 }));
  for (let time = 0; time < 2; time += 1) await room.run('reconcile');
  const { state, resolution, account, kind } = await caseOf(short);
  assert.deepEqual([state, resolution, account, kind], ['resolved', 'rounded', 'rounding', 'amount']);
  assert.deepEqual(await rounded(), [2, 1]);
  const dear = await aDay((line) => Object.assign(line, { feeMinor: line.feeMinor - 1 }));
  await room.run('reconcile');
  const fee = await caseOf(dear);
  assert.deepEqual([fee.state, fee.resolution, fee.kind], ['resolved', 'rounded', 'fee']);
  assert.deepEqual(await rounded(), [1, 2]);
  assert.deepEqual(await openDifferences(), [[0, 0, 0]]);
});

test('what differs by more, or is on one side only, waits for a person', async () => {
  const before = await rounded();
  const more = await aDay((line) => Object.assign(line, { amountMinor: line.amountMinor - 3 }));
  mostMinor = 0;
  const never = await aDay((line) => Object.assign(line, { amountMinor: line.amountMinor - 1 }));
  await room.run('reconcile');
  mostMinor = 2;
  assert.deepEqual([(await caseOf(more)).state, (await caseOf(never)).state], ['open', 'open']);
  const stranger = {
    lineId: 'strange',
    movement: 'strange',
    paymentReference: 'not ours',
    amountMinor: 1,
    feeMinor: 0,
  };
  await aDay((line) => lines.push({ ...line, ...stranger, expectedFeeMinor: 0 }));
  await room.run('reconcile');
  assert.deepEqual([(await caseOf(more)).state, (await caseOf(never)).state], ['open', 'resolved']);
  assert.deepEqual(await rounded(), [Number(before[0]) + 1, Number(before[1]) + 1]);
  const [[difference, explained, openCases] = []] = await openDifferences();
  assert.deepEqual([difference, explained, openCases], [-2, -2, 2]);
});
