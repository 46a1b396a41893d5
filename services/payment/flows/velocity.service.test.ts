import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { defaultSettings } from '#runtime/config/settings.ts';
import { keyedHash } from '#runtime/identity/keyed-hash.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { until } from '#runtime/testing/until.ts';
import { fakeCards } from '../providers/fake-books.ts';
import { fakeProvider } from '../providers/fake-provider.ts';
import { paymentService } from '../service.ts';
import { ensureAttempt } from '../store/attempts.ts';
import { lockSignals, noteSignal } from '../store/risk/signals.ts';
import { accepted, aCard, anAttempt, deliver, order, query, withProvider } from '../testing.ts';

const keyOf = (name: string) => keyedHash('a key for tests', 'test', name);
const rules =
  'card-declines - 3 3600, buyer-declines - 5 3600, client-declines - 3 3600, buyer-cards 3 5 3600, client-cards - 3 3600, buyer-small - 3 3600, client-payments 4 - 3600';

describe('tries to pay that come too often', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake), {
      setting: defaultSettings({ 'payment.riskRules': rules }),
    });
  });
  afterEach(async () => {
    fake.calls.length = 0;
    fake.before.clear();
    assert.deepEqual(await paymentService.audit(room.db), []);
  });
  after(() => room.close());

  type Try = { buyer?: string; card?: string; client?: string; isBad?: boolean; amountMinor?: number };
  const attemptOf = ({ buyer, card, isBad = false, amountMinor = 10_000 }: Try) =>
    anAttempt({
      method: aCard(isBad ? fakeCards.declined : undefined),
      amount: { amountMinor, currency: 'GBP' },
      ...(buyer ? { buyerKey: keyOf(buyer) } : {}),
      ...(card ? { cardKey: keyOf(card) } : {}),
    });
  /** As the order room asks, for a visitor who came from somewhere. */
  const tryToPay = async (tried: Try, attempt = attemptOf(tried)) => {
    const context = { ...room.context(order), ...(tried.client ? { client: keyOf(tried.client) } : {}) };
    const tools = room.room.toolsFor(context);
    const outcome = accepted(await paymentService.calls.pay(tools as never, attempt));
    return outcome.declineCode ?? outcome.outcome;
  };
  const several = async (times: number, tried: Try) => {
    const outcomes: string[] = [];
    for (let time = 0; time < times; time += 1) outcomes.push(await tryToPay(tried));
    return outcomes;
  };
  const paid = () => fake.calls.filter((call) => call === 'pay').length;

  test('of one card: refused without asking its provider, whoever it is that pays', async () => {
    const declined = await several(3, { card: 'tested', isBad: true });
    assert.deepEqual(declined, ['card_declined', 'card_declined', 'card_declined']);
    assert.equal(await tryToPay({ card: 'tested', buyer: 'somebody else' }), 'too-many-tries');
    assert.equal(paid(), 3);
    assert.equal(await tryToPay({ card: 'another' }), 'captured');
    const [told] = (await room.announced()).filter(
      ({ payload }) => (payload as { declineCode: string }).declineCode === 'too-many-tries',
    );
    assert.equal((told?.payload as { outcome?: string } | undefined)?.outcome, 'declined');
  });

  test('what the rules refuse does not count again, so that waiting helps', async () => {
    await several(5, { card: 'patient', isBad: true });
    await query(room, `update risk_signal set at = at - interval '61 minutes' where card_key = $1`, [
      keyOf('patient'),
    ]);
    assert.equal(await tryToPay({ card: 'patient' }), 'captured');
  });

  test('many at once: exactly as many get through as the rule says', async () => {
    const open = Promise.withResolvers<void>();
    fake.before.set('pay', () => open.promise);
    const tries = Array.from({ length: 20 }, () => tryToPay({ buyer: 'at once', isBad: true }));
    const refusals = () =>
      query(
        room,
        `select count(*)::int as n from attempt where decline_code = 'too-many-tries'
        and attempt_id in (select attempt_id from risk_signal where buyer_key = $1)`,
        [keyOf('at once')],
      );
    for (let tried = 0; tried < 600 && (await refusals())[0]?.['n'] !== 15; tried += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(paid(), 5);
    open.resolve();
    const outcomes = (await Promise.all(tries)).toSorted();
    assert.deepEqual(outcomes, [
      ...Array.from({ length: 5 }, () => 'card_declined'),
      ...Array.from({ length: 15 }, () => 'too-many-tries'),
    ]);
  });

  test('one that comes beside another waits for it, and sees it', async () => {
    const buyer = keyOf('side by side');
    await several(4, { buyer: 'side by side', isBad: true });
    const { attemptId, orderId } = anAttempt();
    const fifth = room.db.flight([
      lockSignals(null, buyer, null),
      ensureAttempt(attemptId, orderId, 'AB12-CD34', 'fake', 'card', 10_000, 'GBP', false),
      noteSignal(attemptId, null, buyer, null, false),
      { name: '', text: 'select pg_sleep(0.7)', values: [] },
    ]);
    await until(async () => {
      const held = `select from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`;
      return (await query(room, held)).length > 0;
    }, 30_000);
    assert.equal(await tryToPay({ buyer: 'side by side' }), 'too-many-tries');
    await fifth;
  });

  test('of one network address: its refusals and its cards count, whoever pays; those from nowhere do not', async () => {
    await several(3, { client: 'a café', isBad: true });
    assert.equal(await tryToPay({ client: 'a café', buyer: 'a guest' }), 'too-many-tries');
    for (const card of ['1', '2']) assert.equal(await tryToPay({ client: 'a tester', card }), 'captured');
    assert.equal(await tryToPay({ client: 'a tester', card: '3' }), 'too-many-tries');
    assert.deepEqual((await several(4, { isBad: true })).at(-1), 'card_declined');
  });

  test('of one buyer: small payments count where this one is small', async () => {
    const small = { buyer: 'a small one', amountMinor: 200 };
    assert.deepEqual(await several(3, small), ['captured', 'captured', 'too-many-tries']);
    assert.equal(await tryToPay({ ...small, amountMinor: 201 }), 'captured');
  });

  test('of one network address: ordinary payments that come too fast are held for a person, whoever pays, and never refused', async () => {
    const machine = (buyer: string, isBad = false) => tryToPay({ client: 'a machine', buyer, isBad });
    assert.equal(await machine('refused', true), 'card_declined');
    for (const buyer of ['1st', '2nd', '3rd']) assert.equal(await machine(buyer), 'captured');
    const attempt = attemptOf({ buyer: '4th' });
    assert.equal(await tryToPay({ client: 'a machine' }, attempt), 'pending');
    assert.equal(fake.payments.get(attempt.attemptId)?.state, 'authorised', 'its money is only held');
    const [review] = await query(room, 'select state, rules from payment_review where attempt_id = $1', [
      attempt.attemptId,
    ]);
    const rule = { rule: 'client-payments', counted: 4, from: 4, withinSeconds: 3600 };
    assert.deepEqual(review, { state: 'open', rules: [rule] });
    for (let time = 0; time < 10; time += 1) assert.equal(await machine(`later ${time}`), 'pending');
    assert.equal(await tryToPay({ client: 'an office' }), 'captured');
    await query(room, `update risk_signal set at = at - interval '61 minutes' where client_key = $1`, [
      keyOf('a machine'),
    ]);
    assert.equal(await machine('an hour later'), 'captured');
  });

  test('of one buyer with many cards: a person must look, and the money is only held', async () => {
    for (const card of ['a', 'b']) assert.equal(await tryToPay({ buyer: 'a wallet', card }), 'captured');
    const attempt = attemptOf({ buyer: 'a wallet', card: 'c' });
    assert.equal(await tryToPay({}, attempt), 'pending');
    assert.equal(fake.payments.get(attempt.attemptId)?.state, 'authorised');
    assert.equal(await tryToPay({}, attempt), 'pending', 'a repeat finds the same payment');
    const [review] = await query(room, 'select state, rules from payment_review where attempt_id = $1', [
      attempt.attemptId,
    ]);
    const rule = { rule: 'buyer-cards', counted: 3, from: 3, withinSeconds: 3600 };
    assert.deepEqual(review, { state: 'open', rules: [rule] });
    accepted(await deliver(room, fake.events.at(-1) ?? {}));
  });

  test('are counted in one round trip more of statements, and by hashes alone', async () => {
    room.statements.length = 0;
    await tryToPay({ buyer: 'counted', card: 'counted', client: 'counted' });
    assert.deepEqual(room.statements.slice(0, 4), [
      'payment.risk.lock',
      'payment.attempt.ensure',
      'payment.risk.note',
      'payment.risk.count',
    ]);
    const [row] = await query(room, 'select * from risk_signal where buyer_key = $1', [keyOf('counted')]);
    assert.ok(!/4242|@|\d+\.\d+\.\d+/.test(JSON.stringify(row)));
  });

  test('are forgotten after two days', async () => {
    const [{ n = 0 } = {}] = await query(room, 'select count(*)::int as n from risk_signal');
    assert.ok(Number(n) > 0);
    await query(room, `update risk_signal set at = at - interval '49 hours'`);
    await room.run('prune-old-events');
    assert.deepEqual(await query(room, 'select from risk_signal'), []);
  });
});
