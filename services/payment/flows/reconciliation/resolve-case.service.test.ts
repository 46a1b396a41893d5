import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
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

type Input = InputTo<'payment', 'resolveReconciliationCase'>;

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

const ask = (input: Input) => room.ask('resolveReconciliationCase', input, financeStaff);
const correct = (account: 'adjustment' | 'receivable') => ({ type: 'correct', account }) as const;
const open = async () => accepted(await room.ask('listReconciliationCases', {}, financeStaff)).cases;

/** A case of an attempt of which the statement tells otherwise. */
async function aCase(tell: Partial<(typeof lines)[number]>) {
  const attempt = anAttempt();
  accepted(await room.ask('pay', attempt, order));
  const line = lines.at(-1);
  assert.ok(line);
  Object.assign(line, tell);
  await sleepADay(room, lines);
  await room.run('reconcile');
  const [opened] = await open();
  assert.ok(opened);
  assert.equal(opened.attemptId, attempt.attemptId);
  return { ...opened, line, attempt };
}

async function differences() {
  const { standings } = accepted(await room.ask('listReconciliation', {}, financeStaff));
  const rows = standings.map((each) => [each.currency, each.differenceMinor, each.explainedMinor]);
  return rows.filter(([, difference, explained]) => difference !== 0 || explained !== 0);
}

const corrections = () =>
  query(
    room,
    `select account, provider, currency, amount_minor::int as minor from ledger_transaction join ledger_entry using (transaction_id)
     where why = 'correction' order by posted_at, transaction_id, account, currency`,
  );

test('a correction books what the statement says, once, and keeps who did it and why', async () => {
  const { caseId, version } = await aCase({ amountMinor: 9000 });
  const input = { caseId, version, resolution: correct('adjustment'), reason: 'Part was kept back.' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(input)));
  for (const answer of answers) {
    const { state, resolution, reason, account } = accepted(answer);
    assert.deepEqual(
      [state, resolution, reason, account],
      ['resolved', 'corrected', input.reason, 'adjustment'],
    );
  }
  assert.deepEqual(await corrections(), [
    { account: 'adjustment', provider: null, currency: 'GBP', minor: 1000 },
    { account: 'provider-clearing', provider: 'fake', currency: 'GBP', minor: -1000 },
  ]);
  const acted = await query(room, 'select resolution, reason, actor_kind, actor_id from case_action');
  const { subject } = financeStaff;
  assert.ok(subject?.kind === 'staff');
  const by = { actor_kind: 'staff', actor_id: subject.staffId };
  assert.deepEqual(acted, [{ resolution: 'corrected', reason: input.reason, ...by }]);
  assert.deepEqual(await differences(), []);
  await sleepADay(room, lines);
  await room.run('reconcile');
  assert.deepEqual(await open(), []);
});

test('another currency is corrected in both', async () => {
  const { caseId, version } = await aCase({ amountMinor: 12_500, currency: 'USD' });
  const before = await corrections();
  accepted(await ask({ caseId, version, resolution: correct('receivable'), reason: 'Taken in dollars.' }));
  assert.deepEqual((await corrections()).slice(before.length), [
    { account: 'provider-clearing', provider: 'fake', currency: 'GBP', minor: -10_000 },
    { account: 'provider-clearing', provider: 'fake', currency: 'USD', minor: 12_500 },
    { account: 'receivable', provider: null, currency: 'GBP', minor: 10_000 },
    { account: 'receivable', provider: null, currency: 'USD', minor: -12_500 },
  ]);
  assert.deepEqual(await differences(), []);
});

test('what is ignored stays explained, and is open again when it differs otherwise', async () => {
  const { caseId, version, attempt } = await aCase({ amountMinor: 9990 });
  const ignored = accepted(
    await ask({
      caseId,
      version,
      resolution: { type: 'ignore' },
      reason: 'Ten pence are not worth a letter.',
    }),
  );
  assert.equal(ignored.resolution, 'ignored');
  assert.deepEqual(await differences(), [['GBP', -10, -10]]);
  const settledAt = new Date().toISOString();
  const more = {
    lineId: 'more',
    movement: 'more',
    amountMinor: 4,
    feeMinor: 0,
    expectedFeeMinor: 0,
    settledAt,
  };
  const { attemptId } = attempt;
  lines.push({ ...more, kind: 'capture', currency: 'GBP', paymentReference: attemptId });
  await sleepADay(room, lines);
  await room.run('reconcile');
  const [again] = await open();
  assert.deepEqual([again?.caseId, again?.there.amountMinor, again?.version], [caseId, 9994, 3]);
  assert.deepEqual(await differences(), [['GBP', -6, -6]]);
  accepted(await ask({ caseId, version: 3, resolution: correct('adjustment'), reason: 'Let it be.' }));
  assert.deepEqual(await differences(), []);
});

test('cases come in pages of one statement', async () => {
  room.statements.length = 0;
  const seen = [];
  let cursor: string | undefined;
  do {
    const input = { state: 'resolved', limit: 1, ...(cursor === undefined ? {} : { cursor }) } as const;
    const page = accepted(await room.ask('listReconciliationCases', input, financeStaff));
    seen.push(...page.cases.map(({ kind }) => kind));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(seen, ['amount', 'currency', 'amount']);
  assert.deepEqual(room.statements, ['payment.case.list', 'payment.case.list', 'payment.case.list']);
});

test('who is not allowed, or has seen another version, changes nothing', async () => {
  const { caseId, version, line } = await aCase({ feeMinor: 999 });
  const input = { caseId, version, resolution: correct('adjustment'), reason: 'Too much.' };
  const reader = {
    subject: { ...financeStaff.subject, permissions: ['payments.read'] },
  } as typeof financeStaff;
  const before = await corrections();
  for (const [changes, asking, code] of [
    [{ version: version + 1 }, financeStaff, 'version-conflict'],
    [{ caseId: uuidv7() }, financeStaff, 'not-found'],
    [{}, reader, 'not-allowed'],
    [{}, {}, 'sign-in-required'],
    [{ reason: '' }, financeStaff, 'invalid-input'],
  ] as const) {
    const answer = await room.ask('resolveReconciliationCase', { ...input, ...changes }, asking);
    assert.ok('refusal' in answer);
    assert.equal(answer.refusal, code);
  }
  const page = await room.ask('listReconciliationCases', { cursor: 'nonsense' }, financeStaff);
  assert.ok('refusal' in page);
  assert.deepEqual(await corrections(), before);
  const [still] = await open();
  assert.deepEqual([still?.caseId, still?.version, still?.lineId], [caseId, version, line.lineId]);
});
