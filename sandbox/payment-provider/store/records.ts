import type { Payment, Refund, StatementEntry } from '../domain/payment.ts';
import type { EventType } from '../domain/step.ts';

/** An event as announced: `body` is the exact JSON text that is sent and signed. */
export type StoredEvent = {
  id: string;
  type: EventType;
  paymentId: string;
  createdAt: string;
  /** The first instant at which it may be sent. */
  sendAfter: string;
  /** How many times it is sent. */
  copies: number;
  body: string;
};

/** The answer kept under an idempotency key; `fingerprint` tells whether a repeat asks for the same. */
export type StoredAnswer = {
  key: string;
  fingerprint: string;
  status: number;
  body: string;
  createdAt: string;
};

/** How the sending of an event ended. */
export type DeliveryEnd = { eventId: string; state: 'delivered' | 'abandoned'; at: string };

/** One line's worth of the journal; a later record of the same thing replaces an earlier one. */
export type StoredRecord =
  | { kind: 'payment'; payment: Payment }
  | { kind: 'refund'; refund: Refund }
  | { kind: 'entry'; entry: StatementEntry }
  | { kind: 'event'; event: StoredEvent }
  | { kind: 'delivery'; delivery: DeliveryEnd }
  | { kind: 'answer'; answer: StoredAnswer };
