import type { PaymentMethodValue } from '#contracts/payment/payment.ts';
import type { NextActionValue } from '../domain/attempt.ts';
import type { ProviderDispute } from '../domain/provider-dispute.ts';
import type { Picture } from '../domain/judge-picture.ts';
import type { StatementLine } from '../domain/reconciliation/statement-line.ts';

/** A payment as a provider sees it. */
export type ProviderPayment = Picture & {
  /** The attempt that it was made for. */
  reference: string;
  declineCode: string | null;
  nextAction: NextActionValue | null;
  /** What buyers’ banks want back of it, ended ones too. */
  disputes: readonly ProviderDispute[];
};

/**
 * What became of a request. `refused`: the provider said no for good. `unknown`: it was not heard, or stumbled; what it
 * did must be asked.
 */
export type ProviderAnswer =
  | { kind: 'payment'; payment: ProviderPayment }
  | { kind: 'refused'; code: string }
  | { kind: 'unknown'; reason: string };

export type CardMethod = Extract<PaymentMethodValue, { type: 'card' }>;

export type PayRequest = {
  /** The attempt: also the idempotency key, so that a repeat finds the same payment. */
  reference: string;
  orderNumber: string;
  amountMinor: number;
  currency: string;
  method: PaymentMethodValue;
  returnUrl: string;
  /** `manual`: the money is held, and captured apart. */
  capture: 'automatic' | 'manual';
};

/** What a provider tells by itself; `refundReference` names the refund that was done, if it tells of one. */
export type ProviderEvent = { eventId: string; payment: ProviderPayment; refundReference: string | null };

/**
 * Why an event has no effect now: `unsigned` when the signature is not the provider's, or too old; `unreadable` when it is, and
 * `foreign` when it is of no payment of this shop. `unheard`: the provider tells only that something happened, and
 * could not be asked what; it must tell again.
 */
export type ProviderEventFault = 'unsigned' | 'unreadable' | 'foreign' | { unheard: string };

/** A page of a day's statement; `isFinal` when the day is over and nothing is added to it. */
export type StatementAnswer =
  | { kind: 'page'; lines: StatementLine[]; next: string | null; isFinal: boolean }
  | { kind: 'unknown'; reason: string };

/**
 * Another company that moves money. What is done again with the same reference has one effect: a refund and a capture for
 * ever, the rest for a day at least (`pay` is repeated only after `query` has not found it).
 */
export type PaymentProvider = {
  name: string;
  pay: (request: PayRequest) => Promise<ProviderAnswer>;
  /** The same provider for a caller who waits until then (`performance.now()`), where it can make use of that. */
  within?: (deadlineMs: number) => PaymentProvider;
  /** What the provider knows a card by, without its number; null where it cannot tell. Not every provider does. */
  identifyCard?: (card: CardMethod) => Promise<string | null>;
  /**
   * The payment of a reference; `not-found` when the provider has never heard of it. `providerPaymentId` is its name there,
   * null as long as none was heard.
   */
  query: (
    reference: string,
    providerPaymentId?: string | null,
  ) => Promise<ProviderAnswer | { kind: 'not-found' }>;
  /** Takes part or all of what is held. */
  capture: (providerPaymentId: string, amountMinor: number, reference: string) => Promise<ProviderAnswer>;
  /** Lets go of what is held and not captured, or stops waiting for the buyer. */
  void: (providerPaymentId: string, reference: string) => Promise<ProviderAnswer>;
  /** Gives money back; the payment it answers with has it among its sums. */
  refund: (providerPaymentId: string, amountMinor: number, reference: string) => Promise<ProviderAnswer>;
  /** Reads an event; where it does not tell the payment, that is asked for. */
  readEvent: (
    headers: Readonly<Record<string, string>>,
    rawBody: string,
  ) => Promise<ProviderEvent | ProviderEventFault>;
  /** Tells what speaks for the shop in a dispute; `reference` is the key of this answer, and a later one takes its place. */
  answerDispute: (providerDisputeId: string, note: string, reference: string) => Promise<ProviderAnswer>;
  /** Lets the buyer keep the money of a dispute: it ends as lost. */
  acceptDispute: (providerDisputeId: string, reference: string) => Promise<ProviderAnswer>;
  /** Reads the statement of a day (UTC, `YYYY-MM-DD`) from a cursor, null for the first page. */
  statement: (day: string, cursor: string | null) => Promise<StatementAnswer>;
  close: () => Promise<void>;
};

/** What the payment room keeps open: its providers by name. */
export type PaymentResources = {
  providers: Readonly<Record<string, PaymentProvider>>;
  defaultProvider: string;
};
