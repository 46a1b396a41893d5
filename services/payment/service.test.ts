import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { services } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeProvider } from './providers/fake-provider.ts';
import { paymentService } from './service.ts';
import { accepted, anAttempt, order, withProvider } from './testing.ts';

describe('the door of payment', () => {
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

  test('answers every call of its contract and no other', () => {
    assert.deepEqual(
      Object.keys(paymentService.calls).toSorted(),
      Object.keys(services.payment.calls).toSorted(),
    );
  });

  test('pays', async () => {
    const attempt = anAttempt();
    const outcome = accepted(await room.ask('pay', attempt, order));
    assert.deepEqual(outcome, {
      attemptId: attempt.attemptId,
      outcome: 'captured',
      nextAction: null,
      declineCode: null,
      capturedMinor: 10_000,
      refundedMinor: 0,
    });
  });
});
