import type { Form } from './parse-form.ts';
import { sayOfDispute } from './stand-in-disputes.ts';
import { invalid, StandInError } from './stand-in-error.ts';
import type { StandInStore, Thing } from './stand-in-store.ts';

export type Call = { store: StandInStore; id: string; form: Form; address: string };

/** What each call of the API does, as far as the provider uses it, with the parameters that it knows. */
export const standInCalls: Readonly<
  Record<string, { takes: readonly string[]; run: (call: Call) => Thing | Thing[] }>
> = {
  'POST /v1/checkout/sessions': {
    takes: [
      'mode',
      'client_reference_id',
      'line_items',
      'adaptive_pricing',
      'success_url',
      'cancel_url',
      'metadata',
      'payment_intent_data',
      'payment_method_options',
    ],
    run: createSession,
  },
  'GET /v1/checkout/sessions': {
    takes: ['created', 'payment_intent'],
    run: ({ store, form }) =>
      store
        .all('checkout.session')
        .filter((each) => !form['payment_intent'] || each['payment_intent'] === form['payment_intent']),
  },
  'GET /v1/checkout/sessions/:id': { takes: [], run: ({ store, id }) => store.find(id, 'checkout.session') },
  'POST /v1/checkout/sessions/:id/expire': { takes: [], run: expireSession },
  'POST /v1/payment_intents/:id/capture': {
    takes: ['amount_to_capture', 'final_capture', 'metadata'],
    run: capture,
  },
  'POST /v1/payment_intents/:id/cancel': { takes: [], run: cancel },
  'POST /v1/refunds': { takes: ['payment_intent', 'amount', 'metadata'], run: refund },
  'GET /v1/refunds': {
    takes: ['charge'],
    run: ({ store, form }) => store.all('refund').filter((each) => each['charge'] === form['charge']),
  },
  'GET /v1/charges/:id': { takes: [], run: ({ store, id }) => store.find(id, 'charge') },
  'GET /v1/disputes': {
    takes: ['charge'],
    run: ({ store, form }) => store.all('dispute').filter((each) => each['charge'] === form['charge']),
  },
  'GET /v1/disputes/:id': { takes: [], run: ({ store, id }) => store.find(id, 'dispute') },
  'POST /v1/disputes/:id': { takes: ['evidence', 'submit', 'metadata'], run: sayOfDispute },
  'POST /v1/disputes/:id/close': { takes: [], run: sayOfDispute },
  'GET /v1/balance_transactions': {
    takes: ['created'],
    run: ({ store }) => store.all('balance_transaction'),
  },
};

type Line = { quantity: string; price_data: { currency: string; unit_amount: string } };

const threeDigits = ['bhd', 'jod', 'kwd', 'omr', 'tnd'];

function createSession({ store, form, address }: Call): Thing {
  const [line] = (form['line_items'] ?? []) as unknown as Line[];
  const amount = Number(line?.price_data.unit_amount) * Number(line?.quantity);
  const currency = line?.price_data.currency ?? '';
  if (!Number.isSafeInteger(amount) || form['mode'] !== 'payment') throw invalid('Missing required param');
  if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}`);
  if (amount < 30) throw invalid('The amount is below the minimum', 'amount_too_small');
  if (threeDigits.includes(currency) && amount % 10 !== 0)
    throw invalid('Invalid amount: the last digit is not 0');
  const session = store.add('checkout.session', 'cs_test', {
    ...form,
    amount_total: amount,
    currency,
    payment_intent: null,
    status: 'open',
    payment_status: 'unpaid',
    expires_at: store.nowSeconds() + 86_400,
  });
  session['url'] = `${address}/c/pay/${session.id}`;
  return session;
}

function expireSession({ store, id }: Call): Thing {
  const session = store.find(id, 'checkout.session');
  if (session['status'] !== 'open')
    throw invalid('Only Checkout Sessions with a status of open can be expired.');
  return Object.assign(session, { status: 'expired', url: null });
}

function capture({ store, id, form }: Call): Thing {
  const intent = store.find(id, 'payment_intent');
  const held = Number(intent['amount_capturable']);
  const amount = Number(form['amount_to_capture'] ?? held);
  if (intent['status'] !== 'requires_capture') {
    throw invalid('This PaymentIntent could not be captured', 'payment_intent_unexpected_state');
  }
  if (amount > held) throw invalid('The amount is more than is capturable', 'amount_too_large');
  const charge = store.find(intent['latest_charge'], 'charge');
  const declined = charge['declines_capture'];
  if (typeof declined === 'string') {
    const told = {
      status: 402,
      type: 'card_error',
      message: 'Your card was declined.',
      code: 'card_declined',
    };
    throw new StandInError({ ...told, decline_code: declined });
  }
  const { card } = charge['payment_method_details'] as { card: { multicapture: { status: string } } };
  const isLast = form['final_capture'] !== 'false';
  if (!isLast && card.multicapture.status !== 'available') throw invalid('final_capture is not available');
  take(store, intent, amount);
  Object.assign(intent.metadata, form['metadata']);
  return isLast || amount === held
    ? Object.assign(intent, { status: 'succeeded', amount_capturable: 0 })
    : Object.assign(intent, { amount_capturable: held - amount });
}

/** Moves money of a PaymentIntent to the balance, for 1.5 % and 20. */
export function take(store: StandInStore, intent: Thing, amount: number): void {
  const charge = store.find(intent['latest_charge'], 'charge');
  intent['amount_received'] = Number(intent['amount_received']) + amount;
  Object.assign(charge, { captured: true, amount_captured: intent['amount_received'] });
  store.move('charge', amount, Math.round(amount * 0.015) + 20, charge);
}

function cancel({ store, id }: Call): Thing {
  const intent = store.find(id, 'payment_intent');
  if (intent['status'] !== 'requires_capture') {
    throw invalid('You cannot cancel this PaymentIntent', 'payment_intent_unexpected_state');
  }
  return Object.assign(intent, { status: 'canceled', amount_capturable: 0 });
}

function refund({ store, form }: Call): Thing {
  const intent = store.find(form['payment_intent'], 'payment_intent');
  const charge = store.find(intent['latest_charge'], 'charge');
  const left = Number(charge['amount_captured']) - Number(charge['amount_refunded']);
  const amount = Number(form['amount'] ?? left);
  if (left === 0) throw invalid('This charge has already been refunded.', 'charge_already_refunded');
  if (amount > left) throw invalid('Refund amount is greater than unrefunded amount');
  const isSlow = charge['refunds_slowly'] === true;
  const made = store.add('refund', 're', {
    amount,
    currency: charge['currency'],
    charge: charge.id,
    payment_intent: intent.id,
    status: isSlow ? 'pending' : 'succeeded',
    balance_transaction: null,
    metadata: form['metadata'] ?? {},
  });
  charge['amount_refunded'] = Number(charge['amount_refunded']) + amount;
  if (!isSlow) made['balance_transaction'] = store.move('refund', -amount, 0, made);
  return made;
}
