import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
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

describe('reconciling', () => {
  const fake = fakeProvider();
  const { lines } = fake;
  let room: TestRoom<'payment'>;
  before(async () => {
    await withinOneDay();
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  beforeEach(async () => {
    // What earlier tests have left is read and judged before.
    await reconcile();
    for (const { caseId, version } of await cases()) await ignore(caseId, version);
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

  async function cases(state: 'open' | 'resolved' = 'open') {
    const input = { state, limit: 100 };
    return accepted(await room.ask('listReconciliationCases', input, financeStaff)).cases;
  }

  function ignore(caseId: string, version: number) {
    const input = {
      caseId,
      version,
      resolution: { type: 'ignore' as const },
      reason: 'left by another test',
    };
    return room.ask('resolveReconciliationCase', input, financeStaff);
  }

  async function standings() {
    const answer = accepted(await room.ask('listReconciliation', {}, financeStaff));
    return answer.standings.map(({ currency, differenceMinor: difference, explainedMinor: explained }) => ({
      currency,
      difference,
      explained,
    }));
  }

  /** Two attempts paid, and one of them given back in part: what differs is planted into their lines. */
  async function aDay() {
    const [first, second] = [anAttempt(), anAttempt()];
    const from = lines.length;
    for (const attempt of [first, second]) accepted(await room.ask('pay', attempt, order));
    const amount = { amountMinor: 2500, currency: 'GBP' as const };
    const wish = { refundId: uuidv7(), attemptId: second.attemptId, amount, reason: 'a return' };
    accepted(await room.ask('refund', wish, order));
    const [capture, other, refund] = lines.slice(from);
    assert.ok(capture && other && refund);
    return { first, second, capture, other, refund };
  }

  const without = (line: StatementLine) => lines.splice(lines.indexOf(line), 1);

  test('statements that agree open no case; fees and payouts are booked', async () => {
    const before = await clearing();
    const { first } = await aDay();
    const total = { amountMinor: 20_000 - 2500 - 2 * 210, feeMinor: 0, expectedFeeMinor: 0 };
    const settledAt = new Date().toISOString();
    const payout = { lineId: `po_${lines.length}`, movement: `po_${lines.length}`, paymentReference: null };
    lines.push({ ...payout, kind: 'payout', currency: 'GBP', settledAt, ...total });
    await reconcile();
    assert.deepEqual(await cases(), []);
    assert.equal(await clearing(), before);
    const booked = accepted(await room.ask('listPayments', { orderId: first.orderId }, financeStaff)).entries;
    assert.deepEqual(
      booked.map(({ account, amount, why }) => [why, account, amount.amountMinor]),
      [
        ['capture', 'provider-clearing', 10_000],
        ['capture', 'receivable', -10_000],
        ['provider-fee', 'provider-clearing', -210],
        ['provider-fee', 'provider-fee', 210],
      ],
    );
  });

  async function clearing() {
    const [row] = await query(
      room,
      `select coalesce(sum(amount_minor), 0)::int as held from ledger_entry where account = 'provider-clearing'`,
    );
    return row?.['held'] as number;
  }

  type Day = Awaited<ReturnType<typeof aDay>>;
  type Found = [kind: string, here: string, there: string];
  const stranger = {
    lineId: 'strange',
    kind: 'capture',
    movement: 'strange',
    paymentReference: 'not ours',
  } as const;
  const planted: [what: string, plant: (day: Day) => unknown, found: Found][] = [
    [
      'money that is not in the ledger',
      ({ capture }) => lines.push({ ...capture, ...stranger, amountMinor: 700, feeMinor: 24 }),
      ['missing-here', '0 GBP', '676 GBP'],
    ],
    [
      'a capture that no statement tells',
      ({ capture }) => without(capture),
      ['missing-there', '10000 GBP', '0 GBP'],
    ],
    [
      'a refund that no statement tells',
      ({ refund }) => without(refund),
      ['missing-there', '-2500 GBP', '0 GBP'],
    ],
    [
      'less than was captured',
      ({ capture }) => Object.assign(capture, { amountMinor: 9000 }),
      ['amount', '10000 GBP', '9000 GBP'],
    ],
    [
      'more than was given back',
      ({ refund }) => Object.assign(refund, { amountMinor: 2600 }),
      ['amount', '-2500 GBP', '-2600 GBP'],
    ],
    [
      'another currency',
      ({ capture }) => Object.assign(capture, { currency: 'USD', amountMinor: 12_500 }),
      ['currency', '10000 GBP', '12500 USD'],
    ],
    [
      'another fee than agreed',
      ({ capture }) => Object.assign(capture, { feeMinor: 310 }),
      ['fee', '-210 GBP', '-310 GBP'],
    ],
    [
      'the same money twice',
      ({ capture }) => lines.push({ ...capture, lineId: 'once more' }),
      ['duplicate', '0 GBP', '9790 GBP'],
    ],
  ];
  for (const [what, plant, found] of planted) {
    test(`found once, and explains the difference of the balances: ${what}`, async () => {
      const before = await standings();
      plant(await aDay());
      await reconcile();
      const opened = await cases();
      const told = opened.map(({ kind, here, there }) => [kind, show(here), show(there)]);
      assert.deepEqual(told, [found]);
      await room.run('reconcile');
      await reconcile();
      assert.deepEqual(await cases(), opened);
      const after = await standings();
      assert.notDeepEqual(after, before);
      for (const { difference, explained } of after) assert.equal(explained, difference);
    });
  }

  test('what is only posted here is no difference before the statement of its day is read', async () => {
    await aDay();
    await room.run('reconcile');
    assert.deepEqual(await cases(), []);
    assert.equal((await query(room, 'select 1 from statement_line where not is_judged')).length, 0);
  });

  test('what the provider tells first is asked for, and then no difference', async () => {
    const attempt = anAttempt({ method: { type: 'qr' } });
    accepted(await room.ask('pay', attempt, order));
    fake.complete(attempt.attemptId, true);
    await reconcile();
    assert.deepEqual(await cases(), []);
    const answer = accepted(await room.ask('queryPayment', { attemptId: attempt.attemptId }, order));
    assert.equal(answer.capturedMinor, 10_000);
  });

  test('what comes late settles its case', async () => {
    const { capture, first } = await aDay();
    without(capture);
    await reconcile();
    const [opened] = await cases();
    assert.equal(opened?.orderId, first.orderId);
    lines.push({ ...capture, settledAt: new Date().toISOString() });
    await reconcile();
    assert.deepEqual(await cases(), []);
    const [settled] = await cases('resolved');
    assert.deepEqual([settled?.caseId, settled?.resolution, settled?.version], [opened.caseId, 'settled', 2]);
  });

  test('pages, and lines that are told again, are kept once; a step is a bounded number of statements', async () => {
    fake.paging.linesPerPage = 2;
    for (let times = 0; times < 3; times += 1) await aDay();
    const before = await query(room, 'select 1 from statement_line');
    await sleepADay(room, lines);
    room.statements.length = 0;
    await room.run('reconcile');
    fake.paging.linesPerPage = 500;
    const sent = room.statements.splice(0);
    assert.equal((await query(room, 'select 1 from statement_line')).length, before.length + 9);
    const count = (name: string) => sent.filter((each) => each === name).length;
    assert.equal(count('payment.statement-line.insert'), 5);
    assert.deepEqual(
      ['payment.statement-line.new', 'payment.posting.once', 'payment.reconciliation.due'].map(count),
      [1, 1, 1],
    );
    // A page: where to read, two that keep it. Lines: read, groups, four that judge them. Postings: read, groups, three. Open cases
    // that are due, and small ones.
    assert.equal(sent.length, 5 * 3 + 1 + 6 + 5 + 1 + 1);
  });

  test('a statement that cannot be read is read the next time', async () => {
    const { capture } = await aDay();
    without(capture);
    fake.mishaps.push('lost');
    await reconcile();
    assert.deepEqual(await cases(), []);
    await room.run('reconcile');
    assert.equal((await cases()).length, 1);
  });

  test('whatever the statements get wrong, the cases explain the difference of the balances', async () => {
    const wrongs = fc.array(fc.tuple(fc.nat(7), fc.nat(2), fc.integer({ min: 1, max: 20_000 })), {
      maxLength: 4,
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(wrongs, async (faults) => {
        const day = await aDay();
        const own = [day.capture, day.other, day.refund];
        for (const [kind, which, minor] of faults) {
          const line = own[which] ?? day.capture;
          count += 1;
          if (kind === 0) lines.push({ ...line, lineId: `twice ${count}` });
          else if (kind === 1)
            lines.push({ ...line, ...stranger, lineId: `s${count}`, movement: `s${count}` });
          else if (kind === 2 && lines.includes(line)) without(line);
          else if (kind === 3) line.currency = 'JPY';
          else if (kind === 4) line.feeMinor = minor;
          else line.amountMinor = minor;
        }
        await reconcile();
        const opened = await query(room, 'select count(*)::int as n from reconciliation_case');
        for (const { currency, difference, explained } of await standings()) {
          assert.equal(explained, difference, currency);
        }
        await room.run('reconcile');
        assert.deepEqual(await query(room, 'select count(*)::int as n from reconciliation_case'), opened);
      }),
      { numRuns: 40 },
    );
  });
});

function show({ amountMinor, currency }: { amountMinor: number; currency: string }): string {
  return `${amountMinor} ${currency}`;
}
