import type { Subject } from '#contracts/access.ts';
import type { EventPayload } from '#contracts/events.ts';
import { markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo, Neighbours } from '#contracts/services.ts';
import type { FakeNeighbours, TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Quote } from './domain/cart.ts';

type Lines = InputTo<'catalog', 'reserve'>['lines'];
type Settled = EventPayload<'payment.settled'>;
type PaySettled = { outcome: PaymentOutcomeValue['outcome']; declineCode?: string };

/** A catalog, a payment centre and a mail sender that keep what they are told, as the real ones do. */
export type FakeWorld = {
  neighbours: FakeNeighbours<'order'>;
  /** What the catalog sells; tests add to it and change it. */
  quotes: Map<string, Quote>;
  reservations: Map<string, { state: 'held' | 'committed' | 'released'; lines: Lines; heldUntilMs: number }>;
  attempts: Map<string, PaymentOutcomeValue & { orderId: string; amountMinor: number; returnUrl: string }>;
  mails: InputTo<'user', 'notify'>[];
  /** Every call to a neighbour, as `catalog.reserve`, but those that identify a card beside them. */
  calls: string[];
  /** What payment does with new attempts. */
  pays: PaySettled | (() => Promise<never>);
  /** Calls that fail as if their service were down. */
  down: Set<string>;
  /** What happens just before a call, by its name. */
  before: Map<string, () => unknown>;
};

export const address = {
  name: 'Ada Lovelace',
  country: 'GB',
  city: 'London',
  line1: '12 St James’s Square',
  postalCode: 'SW1Y 4JH',
} as const;

export const card = {
  type: 'card',
  number: '4242 4242 4242 4242',
  expiryMonth: 12,
  expiryYear: 2030,
  securityCode: '123',
} as const;

export function aCustomer(): { subject: Subject & { kind: 'customer' } } {
  return { subject: { kind: 'customer', customerId: uuidv7(), sessionId: uuidv7() } };
}

export const support: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['orders.read', 'orders.write'],
  },
};

/** A variant at 12.50 GBP with ten in stock. */
export function aQuote(more: Partial<Quote> = {}): Quote {
  const variantId = uuidv7();
  return {
    variantId,
    productId: uuidv7(),
    slug: 'white-hanging-heart',
    sku: '85123A',
    title: 'White Hanging Heart T-Light Holder',
    option: null,
    picture: null,
    unitPrice: { amountMinor: 1250, currency: 'GBP' },
    taxClass: 'standard',
    categorySlugs: [],
    free: 10,
    ...more,
  };
}

/** Totals from which nothing is taken off; amounts in minor units. */
export function fullTotals(currency: Currency, goods: number, shipping: number, tax: number) {
  const [goodsFull, shippingFull] = [goods, shipping].map((amountMinor) => ({ amountMinor, currency }));
  const total = { amountMinor: goods + shipping, currency };
  const paid = { goods: goodsFull, shipping: shippingFull, tax: { amountMinor: tax, currency }, total };
  return { goodsFull, shippingFull, discounts: [], ...paid };
}

/** Gives the answer, or fails the test with the refusal. */
export function accepted<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The code of a refusal; fails the test when it was none. */
export function refused(answer: unknown): string {
  if (!isRefusal(answer)) throw new Error(`not refused: ${JSON.stringify(answer)}`);
  return answer.refusal;
}

/** A guest's cart with two of a variant, ready to be ordered. */
export async function aReadyCart(
  room: TestRoom<'order'>,
  world: FakeWorld,
  more: { quote?: Partial<Quote>; quantity?: number; as?: { subject: Subject }; email?: string } = {},
) {
  const quote = aQuote(more.quote);
  world.quotes.set(quote.variantId, quote);
  const lines = [{ variantId: quote.variantId, quantity: more.quantity ?? 2 }];
  const as = more.as ?? {};
  const { cartToken } = accepted(await room.ask('createCart', { locale: 'en-gb', lines }, as));
  const details = {
    email: more.email ?? 'ada@example.com',
    shippingAddress: address,
    shippingMethod: 'standard',
  };
  const cart = accepted(await room.ask('setCartDetails', { cartToken, ...details }, as));
  return { cartToken, cart, quote, expectedTotal: cart.totals.total, paymentMethod: card };
}

/** A world with an empty catalog, in which payments succeed at once. */
export function aWorld(): FakeWorld {
  const world: FakeWorld = {
    neighbours: {},
    quotes: new Map(),
    reservations: new Map(),
    attempts: new Map(),
    mails: [],
    calls: [],
    pays: { outcome: 'captured' },
    down: new Set(),
    before: new Map(),
  };
  const notify: Neighbours<'order'>['user']['notify'] = (input) => {
    const isNew = !world.mails.some(({ messageKey }) => messageKey === input.messageKey);
    if (isNew) world.mails.push(input);
    return Promise.resolve({ isNew });
  };
  const nobodys = () => Promise.resolve(refuse('not-found', 'Nobody has proved it.'));
  world.neighbours = {
    catalog: noting(world, 'catalog', fakeCatalog(world)),
    payment: noting(world, 'payment', fakePayment(world)),
    user: noting(world, 'user', { notify, provedCustomer: nobodys }),
  };
  return world;
}

const timesAsMuch = { gb: 1, cn: 9, eu: 1, us: 1, jp: 2, kw: 4 } as const;

function noting<Calls extends object>(world: FakeWorld, name: string, calls: Calls): Calls {
  return new Proxy(calls, {
    get: (target, call) => async (input: unknown) => {
      const full = `${name}.${String(call)}`;
      if (call !== 'identifyCard') world.calls.push(full);
      await world.before.get(full)?.();
      if (world.down.has(full)) throw new Error(`${full} is down`);
      return (Reflect.get(target, call) as (input: unknown) => unknown)(input);
    },
  });
}

function fakeCatalog({ quotes, reservations }: FakeWorld): Partial<Neighbours<'order'>['catalog']> {
  const add = (lines: Lines, sign: number) => {
    for (const { variantId, quantity } of lines) {
      const quote = quotes.get(variantId);
      if (quote) quotes.set(variantId, { ...quote, free: quote.free + sign * quantity });
    }
  };
  const shortOf = (lines: Lines) =>
    lines
      .map(({ variantId, quantity }) => ({ variantId, quantity, free: quotes.get(variantId)?.free ?? 0 }))
      .filter(({ quantity, free }) => free < quantity)
      .map(({ variantId, free }) => ({ variantId, free }));
  return {
    quote: ({ variantIds, locale, market = locale === 'en-gb' ? 'gb' : 'cn' }) => {
      const inMarket = (quote: Quote): Quote => {
        const amountMinor = quote.unitPrice.amountMinor * timesAsMuch[market];
        const title = locale === 'en-gb' ? quote.title : '白色心形烛台';
        return { ...quote, title, unitPrice: { amountMinor, currency: markets[market].currency } };
      };
      return Promise.resolve({ variants: variantIds.flatMap((id) => quotes.get(id) ?? []).map(inMarket) });
    },
    reserve: ({ orderId, lines, holdSeconds }) => {
      const known = reservations.get(orderId);
      if (known) return Promise.resolve({ state: known.state });
      const variants = shortOf(lines);
      if (variants.length > 0)
        return Promise.resolve(refuse('out-of-stock', 'Too little.', { data: { variants } }));
      add(lines, -1);
      reservations.set(orderId, { state: 'held', lines, heldUntilMs: Date.now() + holdSeconds * 1000 });
      return Promise.resolve({ state: 'held' });
    },
    extendReservation: ({ orderId, holdSeconds }) => {
      const known = reservations.get(orderId);
      if (!known) return Promise.resolve(refuse('not-found', 'No reservation.'));
      if (known.state === 'released')
        return Promise.resolve(refuse('reservation-released', 'It was released.'));
      known.heldUntilMs = Math.max(known.heldUntilMs, Date.now() + holdSeconds * 1000);
      return Promise.resolve({ state: known.state });
    },
    commitReservation: ({ orderId }) => {
      const known = reservations.get(orderId);
      if (!known) return Promise.resolve(refuse('not-found', 'No reservation.'));
      if (known.state === 'released') {
        const isShort = known.lines.length === 0 || shortOf(known.lines).length > 0;
        if (isShort) return Promise.resolve(refuse('out-of-stock', 'Too little.'));
        add(known.lines, -1);
      }
      known.state = 'committed';
      return Promise.resolve({ state: 'committed' });
    },
    releaseReservation: ({ orderId }) => {
      const known = reservations.get(orderId);
      if (known && known.state !== 'released') add(known.lines, 1);
      reservations.set(orderId, known ?? { lines: [], heldUntilMs: 0, state: 'released' });
      if (known) known.state = 'released';
      return Promise.resolve({ state: known ? 'released' : 'none' });
    },
  };
}

function fakePayment(world: FakeWorld): Partial<Neighbours<'order'>['payment']> {
  const { attempts } = world;
  const viewOf = (known: FakeAttempt): PaymentOutcomeValue => {
    const { orderId: _orderId, amountMinor: _amount, returnUrl: _returnUrl, ...view } = known;
    return view;
  };
  return {
    identifyCard: async () => ({ cardKey: null }),
    pay: async ({ attemptId, orderId, amount, returnUrl }) => {
      let known = attempts.get(attemptId);
      if (!known) {
        if (typeof world.pays === 'function') return world.pays();
        const { outcome, declineCode = null } = world.pays;
        const nextAction =
          outcome === 'pending' ? ({ type: 'redirect', url: 'http://pay.example/1' } as const) : null;
        const capturedMinor = outcome === 'captured' ? amount.amountMinor : 0;
        const amounts = { capturedMinor, refundedMinor: 0, amountMinor: amount.amountMinor };
        known = { attemptId, orderId, outcome, nextAction, declineCode, returnUrl, ...amounts };
        attempts.set(attemptId, known);
      }
      return viewOf(known);
    },
    recordManualPayments: ({ payments }) => {
      const outcomes = payments.map(({ attemptId, orderId, amount: { amountMinor } }) => {
        const outcome = { outcome: 'captured', nextAction: null, declineCode: null, returnUrl: '' } as const;
        const sums = { amountMinor, capturedMinor: amountMinor, refundedMinor: 0 };
        const known = attempts.get(attemptId) ?? { attemptId, orderId, ...outcome, ...sums };
        attempts.set(attemptId, known);
        return viewOf(known);
      });
      return Promise.resolve({ outcomes });
    },
    queryPayment: ({ attemptId }) => {
      const known = attempts.get(attemptId);
      return Promise.resolve(known ? viewOf(known) : refuse('not-found', 'No such attempt.'));
    },
    cancelPayment: ({ attemptId }) => {
      const known = attempts.get(attemptId) ?? tombstone(attemptId);
      attempts.set(attemptId, known);
      settle(known, 'voided');
      return Promise.resolve(viewOf(known));
    },
  };
}

type FakeAttempt = FakeWorld['attempts'] extends Map<string, infer Attempt> ? Attempt : never;
/** An attempt that was called off before it arrived. */
function tombstone(attemptId: string): FakeAttempt {
  const none = { nextAction: null, declineCode: null, capturedMinor: 0, refundedMinor: 0, amountMinor: 0 };
  return { attemptId, orderId: '', outcome: 'voided', returnUrl: '', ...none };
}
/** What the provider decides about an attempt; voiding one that was captured refunds it. */
export function settle(
  attempt: FakeAttempt,
  outcome: PaymentOutcomeValue['outcome'],
  declineCode = 'card_declined',
) {
  if (outcome === 'captured') attempt.capturedMinor = attempt.amountMinor;
  if (outcome === 'declined') attempt.declineCode = declineCode;
  if (outcome === 'voided' && attempt.capturedMinor > 0) attempt.refundedMinor = attempt.capturedMinor;
  else attempt.outcome = outcome;
  attempt.nextAction = null;
}

/** The event that payment announces about an attempt. */
export function settled({
  attemptId,
  orderId,
  declineCode,
  capturedMinor,
  refundedMinor,
  outcome,
}: FakeAttempt) {
  if (outcome === 'pending' || outcome === 'unknown') throw new Error('payment announces outcomes only');
  const told: Settled['outcome'] = refundedMinor > 0 ? 'refunded' : outcome;
  const payload: Settled = { orderId, attemptId, outcome: told, declineCode, capturedMinor, refundedMinor };
  return { name: 'payment.settled', key: orderId, version: 1, payload } as const;
}
