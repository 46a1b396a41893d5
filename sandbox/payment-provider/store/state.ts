import type { Payment, Refund, StatementEntry } from '../domain/payment.ts';
import type { DeliveryEnd, StoredAnswer, StoredEvent, StoredRecord } from './records.ts';

/** An event and how far its sending is; attempts are counted since the start of the process. */
export type TrackedEvent = {
  event: StoredEvent;
  state: 'pending' | DeliveryEnd['state'];
  attempts: number;
  lastError?: string;
};

/** Everything the provider remembers, in memory, with the indexes its reads need. */
export type State = {
  payments: Map<string, Payment>;
  paymentIdsByReference: Map<string, string[]>;
  paymentIdByPageToken: Map<string, string>;
  paymentIdByDispute: Map<string, string>;
  refunds: Map<string, Refund>;
  refundIdsByReference: Map<string, string[]>;
  entriesByDate: Map<string, StatementEntry[]>;
  events: Map<string, TrackedEvent>;
  endedEvents: Map<string, DeliveryEnd>;
  answers: Map<string, StoredAnswer>;
};

const mostEndedEvents = 10_000;
const answerLifeMs = 24 * 3_600_000;

/** A provider that remembers nothing yet. */
export function emptyState(): State {
  return {
    payments: new Map(),
    paymentIdsByReference: new Map(),
    paymentIdByPageToken: new Map(),
    paymentIdByDispute: new Map(),
    refunds: new Map(),
    refundIdsByReference: new Map(),
    entriesByDate: new Map(),
    events: new Map(),
    endedEvents: new Map(),
    answers: new Map(),
  };
}

/** Takes one record in. The same path serves new changes and the journal's replay. */
export function applyRecord(state: State, record: StoredRecord): void {
  switch (record.kind) {
    case 'payment':
      return applyPayment(state, record.payment);
    case 'refund':
      state.refunds.set(record.refund.id, record.refund);
      return addTo(state.refundIdsByReference, record.refund.reference, record.refund.id);
    case 'entry':
      return addTo(state.entriesByDate, record.entry.settledAt.slice(0, 10), record.entry);
    case 'event':
      state.events.set(record.event.id, { event: record.event, state: 'pending', attempts: 0 });
      return;
    case 'delivery':
      return applyDelivery(state, record.delivery);
    case 'answer':
      return applyAnswer(state, record.answer);
  }
}

function applyPayment(state: State, payment: Payment): void {
  const isNew = !state.payments.has(payment.id);
  state.payments.set(payment.id, payment);
  if (isNew) addTo(state.paymentIdsByReference, payment.reference, payment.id);
  for (const { id } of payment.disputes ?? []) state.paymentIdByDispute.set(id, payment.id);
  if (payment.pageToken !== undefined) state.paymentIdByPageToken.set(payment.pageToken, payment.id);
}

// Ended events are only a convenience for people: the oldest are forgotten.
function applyDelivery(state: State, delivery: DeliveryEnd): void {
  const tracked = state.events.get(delivery.eventId);
  if (tracked === undefined) return;
  tracked.state = delivery.state;
  state.endedEvents.set(delivery.eventId, delivery);
  if (state.endedEvents.size <= mostEndedEvents) return;
  const [oldest] = state.endedEvents.keys();
  if (oldest === undefined) return;
  state.endedEvents.delete(oldest);
  state.events.delete(oldest);
}

function applyAnswer(state: State, answer: StoredAnswer): void {
  const oldestKept = new Date(Date.parse(answer.createdAt) - answerLifeMs).toISOString();
  for (const [key, { createdAt }] of state.answers) {
    if (createdAt >= oldestKept) break;
    state.answers.delete(key);
  }
  state.answers.set(answer.key, answer);
}

function addTo<T>(index: Map<string, T[]>, key: string, value: T): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
