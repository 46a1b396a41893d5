import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPayment } from '../testing.ts';
import type { StoredAnswer, StoredEvent, StoredRecord } from './records.ts';
import { snapshot } from './snapshot.ts';
import type { State } from './state.ts';
import { applyRecord, emptyState } from './state.ts';

function anEvent(id: string): StoredEvent {
  const instant = '2026-11-21T09:00:00.000Z';
  return {
    id,
    type: 'payment.captured',
    paymentId: 'pay_0',
    createdAt: instant,
    sendAfter: instant,
    copies: 1,
    body: '{}',
  };
}

function anAnswer(key: string, createdAt: string): StoredAnswer {
  return { key, fingerprint: 'f', status: 201, body: '{}', createdAt };
}

function stateOf(records: StoredRecord[]): State {
  const state = emptyState();
  for (const record of records) applyRecord(state, record);
  return state;
}

test('a snapshot rebuilds the same state', () => {
  const entry = { id: 'cap_1', type: 'capture', paymentId: 'pay_0', reference: 'order-1' } as const;
  const state = stateOf([
    { kind: 'event', event: anEvent('evt_1') },
    { kind: 'event', event: anEvent('evt_2') },
    { kind: 'delivery', delivery: { eventId: 'evt_1', state: 'delivered', at: '2026-11-21T09:00:01.000Z' } },
    { kind: 'payment', payment: aPayment({ pageToken: 'act_1' }) },
    { kind: 'payment', payment: aPayment({ pageToken: 'act_1', version: 2, status: 'captured' }) },
    {
      kind: 'entry',
      entry: {
        ...entry,
        amountMinor: 5,
        feeMinor: 20,
        currency: 'GBP',
        settledAt: '2026-11-21T09:00:00.000Z',
      },
    },
    {
      kind: 'refund',
      refund: {
        id: 'ref_1',
        paymentId: 'pay_0',
        status: 'succeeded',
        amountMinor: 5,
        currency: 'GBP',
        reference: 'return-1',
        createdAt: '2026-11-21T09:00:00.000Z',
      },
    },
    { kind: 'answer', answer: anAnswer('key-1', '2026-11-21T09:00:00.000Z') },
  ]);
  const rebuilt = stateOf(
    snapshot(state)
      .map((text) => JSON.parse(text) as StoredRecord)
      .toArray(),
  );
  assert.deepEqual(rebuilt, state);
  assert.equal(rebuilt.payments.get('pay_0')?.version, 2);
  assert.deepEqual(rebuilt.paymentIdsByReference.get('order-1'), ['pay_0']);
  assert.deepEqual(
    [...rebuilt.events.values()].map((event) => event.state),
    ['delivered', 'pending'],
  );
});

test('answers are kept for a day', () => {
  const state = stateOf([
    { kind: 'answer', answer: anAnswer('old', '2026-11-20T08:59:59.999Z') },
    { kind: 'answer', answer: anAnswer('day-old', '2026-11-20T09:00:00.000Z') },
    { kind: 'answer', answer: anAnswer('new', '2026-11-21T09:00:00.000Z') },
  ]);
  assert.deepEqual([...state.answers.keys()], ['day-old', 'new']);
});

test('of the ended events the newest 10,000 are kept, and every pending one', () => {
  const state = stateOf([{ kind: 'event', event: anEvent('pending') }]);
  for (let number = 0; number < 10_002; number += 1) {
    const id = `evt_${number}`;
    applyRecord(state, { kind: 'event', event: anEvent(id) });
    applyRecord(state, { kind: 'delivery', delivery: { eventId: id, state: 'delivered', at: '' } });
  }
  assert.equal(state.events.size, 10_001);
  assert.equal(state.endedEvents.size, 10_000);
  assert.deepEqual([...state.events.keys()].slice(0, 2), ['pending', 'evt_2']);
});
