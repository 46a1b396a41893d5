import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestRoom, type Asking, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
import { paymentService } from '../../service.ts';
import { accepted, anAttempt, deliver, financeStaff, order, query, withProvider } from '../../testing.ts';

const gateway: Asking = { subject: { kind: 'system', service: 'gateway', cause: 'test' } };
const person = { customerId: uuidv7(), email: 'planted@example.com', phone: null };

describe('the payments of a person', () => {
  const fake = fakeProvider();
  let room: TestRoom<'payment'>;
  before(async () => {
    room = await openTestRoom(withProvider(paymentService, fake));
  });
  after(async () => {
    const findings = await paymentService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const paid = async () => {
    const attempt = anAttempt();
    accepted(await room.ask('pay', attempt, order));
    const { attemptId } = attempt;
    await query(room, 'update attempt set manual_reference = $2 where attempt_id = $1', [
      attemptId,
      'planted',
    ]);
    return attempt;
  };
  const told = async (orderIds: string[]) =>
    accepted(await room.ask('exportPerson', { person, orderIds }, gateway)).records;
  const erase = async (orderIds: string[]) =>
    accepted(await room.ask('erasePerson', { person, orderIds }, gateway)).state;
  const words = (orderId: string) =>
    query(room, 'select manual_reference as said from attempt where order_id = $1', [orderId]);

  test('are told by their orders, and no others; the words go and the sums stay', async () => {
    const [mine, strangers] = [await paid(), await paid()];
    const [record, ...others] = await told([mine.orderId]);
    assert.deepEqual(others, []);
    assert.equal(record?.kind, 'payment');
    assert.deepEqual(
      [record?.data['orderId'], record?.data['amountMinor'], record?.data['reference']],
      [mine.orderId, 10_000, 'planted'],
    );
    assert.ok(!JSON.stringify(record).includes('4242'));
    assert.deepEqual(await told([]), []);
    const entries = await query(room, 'select * from ledger_entry order by transaction_id, account');
    room.statements.length = 0;
    assert.equal(await erase([mine.orderId]), 'done');
    assert.deepEqual(room.statements, ['payment.person.find-open-dispute', 'payment.person.erase']);
    assert.equal(await erase([mine.orderId]), 'done');
    assert.deepEqual(await words(mine.orderId), [{ said: null }]);
    assert.deepEqual(await words(strangers.orderId), [{ said: 'planted' }]);
    assert.deepEqual(
      await query(room, 'select * from ledger_entry order by transaction_id, account'),
      entries,
    );
  });

  test('keep their words while a dispute is to be decided', async () => {
    const attempt = await paid();
    fake.dispute(attempt.attemptId, { amountMinor: 4000 });
    accepted(await deliver(room, fake.events.at(-1) ?? {}));
    const { disputes } = accepted(await room.ask('listDisputes', {}, financeStaff));
    const { disputeId } = disputes[0] ?? { disputeId: '' };
    accepted(await room.ask('answerDispute', { disputeId, note: 'planted' }, financeStaff));
    assert.equal(await erase([attempt.orderId]), 'wait');
    assert.deepEqual(await words(attempt.orderId), [{ said: 'planted' }]);
    assert.ok(JSON.stringify(await told([attempt.orderId])).includes('"note":"planted"'));
    fake.dispute(attempt.attemptId, { amountMinor: 4000, state: 'won' });
    accepted(await deliver(room, fake.events.at(-1) ?? {}));
    assert.equal(await erase([attempt.orderId]), 'done');
    assert.deepEqual(await query(room, 'select note from dispute'), [{ note: 'Erased.' }]);
    assert.deepEqual(await words(attempt.orderId), [{ said: null }]);
  });
});
