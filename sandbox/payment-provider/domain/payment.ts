import type { Scenario } from './test-cards.ts';

export type PaymentStatus =
  | 'requires_action'
  | 'processing'
  | 'authorised'
  | 'captured'
  | 'declined'
  | 'voided';

/** What is kept of the way to pay: never a whole card number, an expiry or a security code. */
export type KeptMethod =
  | { type: 'card'; brand: string; lastDigits: string }
  | { type: 'redirect' }
  | { type: 'qr' };

/** A payment as the provider keeps it. Amounts are minor units; each change raises `version` by one. */
export type Payment = {
  id: string;
  status: PaymentStatus;
  amountMinor: number;
  currency: string;
  authorisedMinor: number;
  capturedMinor: number;
  voidedMinor: number;
  refundedMinor: number;
  capture: 'automatic' | 'manual';
  method: KeptMethod;
  reference: string;
  metadata: Record<string, string>;
  createdAt: string;
  version: number;
  declineCode?: string;
  /** What the buyer’s bank wants back of it, the first first. */
  disputes?: Dispute[];
  /** The references of its captures: each is done once. */
  captureReferences?: string[];
  /** How its test card makes the provider behave. */
  scenario: Scenario;
  /** The unguessable part of its page's address, where a person must act. */
  pageToken?: string;
  /** Where its page sends the buyer back to. */
  returnUrl?: string;
};

/** A wish of the buyer's bank to have money back; the provider withholds it until the bank has decided. */
export type Dispute = {
  id: string;
  status: 'opened' | 'won' | 'lost';
  amountMinor: number;
  currency: string;
  reason: string;
  createdAt: string;
  evidenceDueAt: string;
  /** What the shop has said for itself. */
  evidence?: string;
};

/** Money given back of a payment, in minor units. */
export type Refund = {
  id: string;
  paymentId: string;
  status: 'succeeded';
  amountMinor: number;
  currency: string;
  reference: string;
  createdAt: string;
};

/** A movement of money that a day's statement lists. */
export type StatementEntry = {
  id: string;
  type: 'capture' | 'refund' | 'dispute' | 'dispute_reversal';
  paymentId: string;
  reference: string;
  amountMinor: number;
  feeMinor: number;
  currency: string;
  settledAt: string;
};
