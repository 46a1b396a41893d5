import type { PaymentMethodValue } from '#contracts/payment/payment.ts';
import type { LineKind, StatementLine } from '../domain/reconciliation/statement-line.ts';
import { fakeDisputes } from './fake-disputes.ts';
import type { ProviderEvent, ProviderPayment } from './payment-provider.ts';

/** The cards of the fake provider beyond the one that pays. */
export const fakeCards = { declined: '4000000000000002', unreadable: '4000000000000000' };

type Asked = {
  reference: string;
  amountMinor: number;
  currency: string;
  method: PaymentMethodValue;
  capture: 'automatic' | 'manual';
};

/** Payments by reference, and what their changes bring: a version and an event each, a statement's line for all money. */
function fakePages() {
  const payments = new Map<string, ProviderPayment>();
  const events: ProviderEvent[] = [];
  const lines: StatementLine[] = [];
  const asked = new Map<string, Asked>();
  let moved = 0;

  function change(
    reference: string,
    changes: Partial<ProviderPayment>,
    refundReference: string | null = null,
  ) {
    const known = payments.get(reference);
    if (!known) throw new Error(`there is no payment ${reference}`);
    const payment = { ...known, nextAction: null, ...changes, version: known.version + 1 };
    payments.set(reference, payment);
    events.push({ eventId: `event ${events.length + 1} ${reference}`, payment, refundReference });
  }

  function settle(reference: string, kind: LineKind, amountMinor: number, movement: string) {
    const feeMinor = fakeFeeMinor(kind, amountMinor);
    const fees = { feeMinor, expectedFeeMinor: feeMinor };
    const { currency = '' } = asked.get(reference) ?? {};
    const settledAt = new Date().toISOString();
    moved += 1;
    const lineId = `line_${moved}`;
    lines.push({
      lineId,
      kind,
      movement,
      paymentReference: reference,
      amountMinor,
      ...fees,
      currency,
      settledAt,
    });
  }

  return {
    payments,
    events,
    lines,
    asked,
    change,
    settle,
    take: (reference: string, amountMinor: number, movement: string) => {
      const { capturedMinor = 0 } = payments.get(reference) ?? {};
      change(reference, { state: 'captured', capturedMinor: capturedMinor + amountMinor });
      settle(reference, 'capture', amountMinor, movement);
    },
    giveBack: (reference: string, amountMinor: number, refundReference: string | null) => {
      const { refundedMinor = 0 } = payments.get(reference) ?? {};
      change(reference, { refundedMinor: refundedMinor + amountMinor }, refundReference);
      settle(reference, 'refund', amountMinor, refundReference ?? `refund ${events.length}`);
    },
  };
}

/** What the fake provider keeps and does. Each deed gives why it says no, or nothing. */
export function fakeBooks() {
  const { payments, events, lines, asked, change, settle, take, giveBack } = fakePages();
  const done = new Set<string>();

  function grant(reference: string) {
    const { amountMinor = 0, capture } = asked.get(reference) ?? {};
    if (capture === 'manual') change(reference, { state: 'authorised' });
    else take(reference, amountMinor, `capture of ${reference}`);
  }

  function heldMinor(reference: string) {
    const { state, capturedMinor = 0, voidedMinor = 0 } = payments.get(reference) ?? {};
    const { amountMinor = 0 } = asked.get(reference) ?? {};
    return state === 'authorised' || state === 'captured' ? amountMinor - capturedMinor - voidedMinor : 0;
  }

  return {
    payments,
    events,
    lines,
    pay: (request: Asked) => {
      const { reference, method } = request;
      if (payments.has(reference)) return undefined;
      if (method.type === 'card' && method.number === fakeCards.unreadable) return 'card_number_invalid';
      asked.set(reference, request);
      payments.set(reference, newPayment(reference));
      if (method.type !== 'card') {
        change(reference, { nextAction: redirectOf(reference) });
      } else if (method.number === fakeCards.declined) {
        change(reference, { state: 'declined', declineCode: 'card_declined' });
      } else grant(reference);
      return undefined;
    },
    /** The buyer answers on the provider's page. */
    complete: (reference: string, isApproved: boolean) => {
      if (payments.get(reference)?.state !== 'pending') return 'not_waiting';
      if (isApproved) grant(reference);
      else change(reference, { state: 'declined', declineCode: 'buyer_declined' });
      return undefined;
    },
    capture: (reference: string, amountMinor: number, captureReference: string) => {
      if (done.has(captureReference)) return undefined;
      if (amountMinor > heldMinor(reference)) return 'amount_too_large';
      done.add(captureReference);
      take(reference, amountMinor, captureReference);
      return undefined;
    },
    void: (reference: string) => {
      const held = heldMinor(reference);
      const { state, capturedMinor = 0, voidedMinor = 0 } = payments.get(reference) ?? {};
      if (state !== 'pending' && held === 0) return 'not_voidable';
      change(reference, {
        voidedMinor: voidedMinor + held,
        state: capturedMinor > 0 ? 'captured' : 'voided',
      });
      return undefined;
    },
    refund: (reference: string, amountMinor: number, refundReference: string) => {
      const { capturedMinor = 0, refundedMinor = 0 } = payments.get(reference) ?? {};
      if (done.has(refundReference)) return undefined;
      if (amountMinor > capturedMinor - refundedMinor) return 'amount_too_large';
      done.add(refundReference);
      giveBack(reference, amountMinor, refundReference);
      return undefined;
    },
    ...fakeDisputes({ payments, lines, change, settle }),
    /** The provider gives money back by itself. */
    giveBackByItself: (reference: string, amountMinor: number) => giveBack(reference, amountMinor, null),
  };
}

function redirectOf(reference: string) {
  return { type: 'redirect' as const, url: `http://127.0.0.1:4090/pages/${reference}` };
}

/** 2 %, rounded down, and 10 for each capture; 1500 for a dispute. */
function fakeFeeMinor(kind: LineKind, amountMinor: number): number {
  if (kind === 'capture') return Math.floor(amountMinor / 50) + 10;
  return kind === 'dispute' ? 1500 : 0;
}

function newPayment(reference: string): ProviderPayment {
  return {
    providerPaymentId: `pay_${reference}`,
    reference,
    state: 'pending',
    version: 0,
    capturedMinor: 0,
    refundedMinor: 0,
    voidedMinor: 0,
    disputes: [],
    declineCode: null,
    nextAction: null,
  };
}
