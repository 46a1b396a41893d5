import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import type { StatementLine } from '../domain/reconciliation/statement-line.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
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
} from '../testing.ts';

describe('reconciling disputes', () => {
  const fake = fakeProvider();
  const { lines } = fake;
  let room: TestRoom<'payment'>;
  before(async () => {
    await withinOneDay();
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  after(async () => {
    const findings = await auditADayLater(room);
    await room.close();
    assert.deepEqual(findings, []);
  });

  async function reconcile() {
    await sleepADay(room, lines);
    await room.run('reconcile');
  }

  const cases = async () =>
    accepted(await room.ask('listReconciliationCases', { limit: 100 }, financeStaff)).cases;

  async function standing() {
    const { standings } = accepted(await room.ask('listReconciliation', {}, financeStaff));
    return standings.find(({ currency }) => currency === 'GBP');
  }

  /** A payment that was disputed for £30.00 and won: the lines of both. No event has told of it. */
  async function aDay() {
    const attempt = anAttempt();
    const { attemptId } = attempt;
    const from = lines.length;
    accepted(await room.ask('pay', attempt, order));
    fake.dispute(attemptId, { amountMinor: 3000 });
    fake.dispute(attemptId, { amountMinor: 3000, state: 'won' });
    const [, opened, won] = lines.slice(from);
    assert.ok(opened && won);
    return { attemptId, opened, won };
  }

  const bookedFor = async (attemptId: string) =>
    (
      await query(
        room,
        `select account, sum(amount_minor)::int as minor from ledger_transaction join ledger_entry using (transaction_id)
         where attempt_id = $1 group by account order by account`,
        [attemptId],
      )
    ).map(({ account, minor }) => [account, minor]);

  test('what no event has told is asked for; the fee is booked, and every sum agrees to the penny', async () => {
    const { attemptId } = await aDay();
    await reconcile();
    assert.deepEqual(await cases(), []);
    // 2 % and 10 for the capture, 1500 for the dispute, which nobody gets back.
    assert.deepEqual(await bookedFor(attemptId), [
      ['dispute', 0],
      ['provider-clearing', 10_000 - 210 - 1500],
      ['provider-fee', 1710],
      ['receivable', -10_000],
    ]);
    assert.equal((await standing())?.differenceMinor, 0);
  });

  const without = (line: StatementLine) => lines.splice(lines.indexOf(line), 1);
  type Day = Awaited<ReturnType<typeof aDay>>;
  type Found = [kind: string, hereMinor: number, thereMinor: number];
  const planted: [what: string, plant: (day: Day) => unknown, found: Found][] = [
    ['what was won again and no statement tells', ({ won }) => without(won), ['missing-there', 3000, 0]],
    [
      'what was withheld and no statement tells',
      ({ opened }) => without(opened),
      ['missing-there', -3000, 0],
    ],
    [
      'more withheld than is disputed',
      ({ opened }) => Object.assign(opened, { amountMinor: 3100 }),
      ['amount', -3000, -3100],
    ],
    [
      'less given again than was won',
      ({ won }) => Object.assign(won, { amountMinor: 2990 }),
      ['amount', 3000, 2990],
    ],
    [
      'another fee than agreed',
      ({ opened }) => Object.assign(opened, { feeMinor: 2000 }),
      ['fee', -1500, -2000],
    ],
    [
      'the same dispute twice',
      ({ opened }) => lines.push({ ...opened, lineId: `${opened.lineId} again` }),
      ['duplicate', 0, -4500],
    ],
    [
      'a dispute that the provider does not know',
      ({ attemptId, opened }) => {
        const known = fake.payments.get(attemptId);
        assert.ok(known);
        fake.payments.set(attemptId, { ...known, disputes: [] });
        without(lines.at(-1) ?? opened);
      },
      ['missing-here', 0, -3000],
    ],
  ];
  for (const [what, plant, [kind, hereMinor, thereMinor]] of planted) {
    test(`a planted difference is one case, and explains the balances: ${what}`, async () => {
      const known = new Set((await cases()).map(({ caseId }) => caseId));
      const before = (await standing())?.differenceMinor ?? 0;
      plant(await aDay());
      await reconcile();
      await room.run('reconcile');
      await reconcile();
      const opened = (await cases()).filter(({ caseId }) => !known.has(caseId));
      assert.deepEqual(
        opened.map(({ kind: found, here, there }) => [found, here.amountMinor, there.amountMinor]),
        [[kind, hereMinor, thereMinor]],
      );
      const after = await standing();
      assert.equal((after?.differenceMinor ?? 0) - before, thereMinor - hereMinor);
      assert.equal(after?.explainedMinor, after?.differenceMinor);
    });
  }
});
