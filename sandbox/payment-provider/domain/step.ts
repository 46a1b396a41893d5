import type { Dispute, Payment, Refund, StatementEntry } from './payment.ts';

export type EventType =
  | `payment.${Payment['status']}`
  | 'refund.succeeded'
  | `dispute.${Dispute['status']}`
  | 'dispute.answered';

/** One change of a payment: the payment after it, what is announced, and the money that moved. */
export type Step = { payment: Payment; announces: EventType; refund?: Refund; entry?: StatementEntry };

/** What a decision may not make up by itself: the instant, and a new unguessable id with the given prefix. */
export type Circumstances = { now: Date; newId: (prefix: string) => string };
