import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { accepted, auditADayLater, financeStaff, order, query, withProvider } from '../testing.ts';

const fake = fakeProvider();
let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fake));
});
afterEach(async () => {
  // Nobody outside is ever asked about money that was received by hand.
  assert.deepEqual(fake.calls, []);
  assert.deepEqual(await paymentService.audit(room.db), []);
});
after(async () => {
  const findings = await auditADayLater(room);
  await room.close();
  assert.deepEqual(findings, []);
});

/** 23.10 by transfer in December 2010. */
const aPayment = (amountMinor = 2310) => ({
  attemptId: uuidv7(),
  orderId: uuidv7(),
  orderNumber: '16JDA-0000F',
  amount: { amountMinor, currency: 'GBP' as const },
  method: 'bank-transfer' as const,
  reference: 'statement 7',
  receivedAt: '2010-12-01T08:26:00.000Z',
});
type Payment = ReturnType<typeof aPayment>;
const record = (...payments: Payment[]) => room.ask('recordManualPayments', { payments }, order);
const captured = ({ attemptId, amount: { amountMinor } }: Payment, refundedMinor = 0) => ({
  attemptId,
  outcome: 'captured',
  nextAction: null,
  declineCode: null,
  capturedMinor: amountMinor,
  refundedMinor,
});
const aRefund = ({ attemptId }: Payment, amountMinor: number, refundId: string = uuidv7()) =>
  ({ refundId, attemptId, amount: { amountMinor, currency: 'GBP' }, reason: 'a return' }) as const;
const refund = (wish: ReturnType<typeof aRefund>) => room.ask('refund', wish, order);
const ledgerOf = async ({ attemptId }: Payment) =>
  (
    await query(
      room,
      `select account, amount_minor as sum, why from ledger_entry join ledger_transaction using (transaction_id)
       where attempt_id = $1 order by posted_at, account`,
      [attemptId],
    )
  ).map(({ account, sum, why }) => [why, account, Number(sum)]);
const settledOf = async ({ orderId }: Payment) =>
  (await room.announced()).filter(({ key }) => key === orderId).map(({ payload }) => payload);

test('money received by hand is captured, posted and told, once', async () => {
  const [first, second] = [aPayment(), aPayment(99)];
  const expected = { outcomes: [captured(first), captured(second)] };
  assert.deepEqual(await record(first, second), expected);
  assert.deepEqual(await record(second), { outcomes: [captured(second)] });
  assert.deepEqual(await record(first, second), expected);
  assert.deepEqual(await ledgerOf(first), [
    ['capture', 'provider-clearing', 2310],
    ['capture', 'receivable', -2310],
  ]);
  const { orderId, attemptId } = first;
  const amounts = { capturedMinor: 2310, refundedMinor: 0 };
  assert.deepEqual(await settledOf(first), [
    { orderId, attemptId, outcome: 'captured', declineCode: null, ...amounts },
  ]);
  assert.deepEqual(await room.ask('queryPayment', { attemptId }, order), captured(first));
  const [listed] = accepted(await room.ask('listPayments', { orderId }, financeStaff)).attempts;
  assert.deepEqual([listed?.provider, listed?.method, listed?.state], ['manual', 'manual', 'captured']);
});

test('fifty payments cost one read, one flight and one read', async () => {
  const payments = Array.from({ length: 50 }, () => aPayment());
  room.statements.length = 0;
  assert.equal(accepted(await record(...payments)).outcomes.length, 50);
  // Per payment: ledger, event.
  assert.equal(room.statements.length, 1 + (1 + 50 * 2) + 1);
});

test('twenty at once write one payment', async () => {
  const payment = aPayment();
  const answers = await Promise.all(Array.from({ length: 20 }, () => record(payment)));
  for (const answer of answers) assert.deepEqual(answer, { outcomes: [captured(payment)] });
  assert.equal((await ledgerOf(payment)).length, 2);
});

test('an attempt that was called off takes no money; another sum under the same attempt is refused', async () => {
  const late = aPayment();
  await room.ask('cancelPayment', { attemptId: late.attemptId, reason: 'interrupted' }, order);
  const [outcome] = accepted(await record(late)).outcomes;
  assert.deepEqual([outcome?.outcome, outcome?.capturedMinor], ['voided', 0]);
  const payment = aPayment();
  accepted(await record(payment));
  const refusals = [
    await record({ ...payment, amount: { amountMinor: 1, currency: 'GBP' } }),
    await record({ ...aPayment(), amount: { amountMinor: 0, currency: 'GBP' } }),
    await record(payment, payment),
  ];
  assert.deepEqual(
    refusals.map((answer) => isRefusal(answer) && answer.refusal),
    ['value-invalid', 'value-invalid', 'value-invalid'],
  );
  assert.equal((await ledgerOf(payment)).length, 2);
});

test('it is given back by hand in parts, twenty at once never more than was received', async () => {
  const payment = aPayment(1000);
  accepted(await record(payment));
  const wishes = Array.from({ length: 20 }, () => aRefund(payment, 100));
  const answers = await Promise.all(wishes.map(refund));
  const verdicts = answers.map((answer) => (isRefusal(answer) ? answer.refusal : answer.state));
  assert.equal(verdicts.filter((verdict) => verdict === 'succeeded').length, 10);
  assert.equal(verdicts.filter((verdict) => verdict === 'amount-exceeds').length, 10);
  const { attemptId } = payment;
  assert.deepEqual(await room.ask('queryPayment', { attemptId }, order), captured(payment, 1000));
  const told = (await settledOf(payment)).map(
    (payload) => (payload as { refundedMinor: number }).refundedMinor,
  );
  assert.deepEqual(told, [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
});

test('calling off gives back what is left of it', async () => {
  const payment = aPayment(1000);
  accepted(await record(payment));
  accepted(await refund(aRefund(payment, 300)));
  const { attemptId } = payment;
  await room.ask('cancelPayment', { attemptId, reason: 'the order was cancelled' }, order);
  assert.deepEqual(await room.ask('queryPayment', { attemptId }, order), captured(payment, 1000));
});
