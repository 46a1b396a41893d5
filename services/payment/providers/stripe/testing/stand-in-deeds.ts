import { take } from './stand-in-calls.ts';
import { decideDispute, openDispute } from './stand-in-disputes.ts';
import type { StandInStore, Thing } from './stand-in-store.ts';

type Buyer = {
  /** The bank takes several captures of one authorisation. */
  takesSeveral?: boolean;
  /** The money comes days later, or does not. */
  isSlow?: boolean;
  /** The bank declines when the money is captured. */
  declinesCapture?: string;
  /** Refunds leave the balance later. */
  refundsSlowly?: boolean;
};

/** What others do: buyers on their page, banks, and the shop’s people in Stripe’s own screens. */
export function standInDeeds(store: StandInStore, tell: (type: string, thing: Thing) => void) {
  const sessionOf = (id: string) => store.find(id, 'checkout.session');
  const intentOf = (id: string) => store.find(sessionOf(id)['payment_intent'], 'payment_intent');
  const chargeOf = (id: string) => store.find(intentOf(id)['latest_charge'], 'charge');

  function settle(sessionId: string): void {
    const [session, intent] = [sessionOf(sessionId), intentOf(sessionId)];
    const { amount } = intent as unknown as { amount: number };
    if (intent['capture_method'] === 'manual') {
      Object.assign(intent, { status: 'requires_capture', amount_capturable: amount });
      tell('payment_intent.amount_capturable_updated', intent);
      return;
    }
    take(store, intent, amount);
    Object.assign(intent, { status: 'succeeded' });
    session['payment_status'] = 'paid';
    tell('payment_intent.succeeded', intent);
  }

  return {
    /** The buyer pays on the page; the event of its end comes last. */
    buyerPays: (sessionId: string, buyer: Buyer = {}) => {
      begin(store, sessionOf(sessionId), buyer);
      Object.assign(sessionOf(sessionId), { status: 'complete', url: null });
      if (buyer.isSlow) intentOf(sessionId)['status'] = 'processing';
      else settle(sessionId);
      tell('checkout.session.completed', sessionOf(sessionId));
    },
    /** The buyer’s card is declined on the page, where another may be tried. */
    buyerIsDeclined: (sessionId: string) => {
      const intent = begin(store, sessionOf(sessionId), {});
      Object.assign(intent, { status: 'requires_payment_method', latest_charge: null });
      tell('payment_intent.payment_failed', intent);
    },
    /** What was slow comes, or does not. */
    slowMoney: (sessionId: string, comes: boolean) => {
      if (comes) settle(sessionId);
      else {
        const last_payment_error = { code: 'payment_intent_payment_attempt_failed', decline_code: null };
        Object.assign(intentOf(sessionId), { status: 'requires_payment_method', last_payment_error });
      }
      const word = comes ? 'succeeded' : 'failed';
      tell(`checkout.session.async_payment_${word}`, sessionOf(sessionId));
    },
    dispute: (sessionId: string, amount: number) => {
      const dispute = openDispute(store, chargeOf(sessionId), amount);
      tell('charge.dispute.created', dispute);
      return dispute;
    },
    decide: (dispute: Thing, status: 'won' | 'lost') => {
      decideDispute(store, dispute, status);
      tell('charge.dispute.closed', dispute);
    },
    ...deedsOfRefunds(store, chargeOf, tell),
    sessionOf,
    intentOf,
    chargeOf,
    tell,
  };
}

function deedsOfRefunds(
  store: StandInStore,
  chargeOf: (sessionId: string) => Thing,
  tell: (type: string, thing: Thing) => void,
) {
  return {
    /** Somebody refunds in Stripe’s own screens. */
    refundByHand: (sessionId: string, amount: number) => {
      const charge = chargeOf(sessionId);
      const { payment_intent, currency } = charge;
      const fields = { amount, currency, payment_intent, charge: charge.id, status: 'succeeded' };
      const refund = store.add('refund', 're', fields);
      charge['amount_refunded'] = Number(charge['amount_refunded']) + amount;
      refund['balance_transaction'] = store.move('refund', -amount, 0, refund);
      tell('charge.refunded', charge);
    },
    /** A refund leaves the balance, or ends before. */
    slowRefund: (reference: string, leaves: boolean) => {
      const refund = store.all('refund').find(({ metadata }) => metadata['reference'] === reference);
      if (!refund) throw new Error(`there is no refund ${reference}`);
      if (leaves) refund['balance_transaction'] = store.move('refund', -Number(refund['amount']), 0, refund);
      Object.assign(
        refund,
        leaves ? { status: 'succeeded' } : { status: 'failed', failure_reason: 'declined' },
      );
      tell('refund.updated', refund);
    },
  };
}

function begin(store: StandInStore, session: Thing, buyer: Buyer): Thing {
  const { capture_method = 'automatic', metadata = {} } = (session['payment_intent_data'] ?? {}) as {
    capture_method?: string;
    metadata?: Record<string, string>;
  };
  const shared = { amount: session['amount_total'], currency: session['currency'] };
  const intent = store.add('payment_intent', 'pi', {
    ...shared,
    capture_method,
    metadata: { ...metadata },
    status: 'requires_confirmation',
    amount_received: 0,
    amount_capturable: 0,
    last_payment_error: null,
  });
  const multicapture = { status: buyer.takesSeveral ? 'available' : 'unavailable' };
  const charge = store.add('charge', 'ch', {
    ...shared,
    payment_intent: intent.id,
    metadata: { ...metadata },
    captured: false,
    amount_captured: 0,
    amount_refunded: 0,
    disputed: false,
    declines_capture: buyer.declinesCapture,
    refunds_slowly: buyer.refundsSlowly === true,
    payment_method_details: { type: 'card', card: { multicapture } },
  });
  intent['latest_charge'] = charge.id;
  session['payment_intent'] = intent.id;
  return intent;
}
