import type { paymentService } from '../../services/payment/service.ts';

type Resources = Awaited<ReturnType<typeof paymentService.open>>;
type Provider = Resources['providers'][string];
type Answer = Awaited<ReturnType<Provider['pay']>>;
type Payment = Extract<Answer, { kind: 'payment' }>['payment'];
type Request = Parameters<Provider['pay']>[0];

export const declinedCard = '4000000000000002';
const signature = 'story';

/** Its payments by reference, what it does with them, and a webhook for each change. */
function storyPayments() {
  const payments = new Map<string, Payment & { orderNumber: string; amountMinor: number }>();
  const webhooks: { eventId: string; payment: Payment; refundReference: string | null }[] = [];
  const losses: ('before' | 'after')[] = [];
  const done = new Set<string>();

  const change = (reference: string, to: Partial<Payment>, refundReference: string | null = null) => {
    const known = payments.get(reference);
    if (!known) throw new Error(`there is no payment ${reference}`);
    const payment = { ...known, nextAction: null, ...to, version: known.version + 1 };
    payments.set(reference, payment);
    const { orderNumber: _number, amountMinor: _amount, ...told } = payment;
    webhooks.push({ eventId: `event ${webhooks.length + 1}`, payment: told, refundReference });
  };
  const answer = (reference: string, work: () => string | undefined): Promise<Answer> => {
    const loss = losses.shift();
    const code = loss === 'before' ? undefined : work();
    if (loss) return Promise.resolve({ kind: 'unknown', reason: 'lost' });
    const payment = payments.get(reference);
    if (code !== undefined || !payment)
      return Promise.resolve({ kind: 'refused', code: code ?? 'not_found' });
    const { orderNumber: _number, amountMinor: _amount, ...told } = payment;
    return Promise.resolve({ kind: 'payment', payment: told });
  };
  const begin = ({ reference, orderNumber, amountMinor, method }: Request) => {
    if (payments.has(reference)) return undefined;
    const sums = { capturedMinor: 0, refundedMinor: 0, voidedMinor: 0 };
    const facts = { version: 1, declineCode: null, nextAction: null, disputes: [], ...sums };
    payments.set(reference, {
      ...facts,
      reference,
      providerPaymentId: `pay_${reference}`,
      state: 'pending',
      orderNumber,
      amountMinor,
    });
    if (method.type !== 'card')
      change(reference, { nextAction: { type: 'redirect', url: 'http://pay.example/1' } });
    else if (method.number === declinedCard)
      change(reference, { state: 'declined', declineCode: 'card_declined' });
    else change(reference, { state: 'captured', capturedMinor: amountMinor });
    return undefined;
  };
  const giveBack = (reference: string, amountMinor: number, refundReference: string) => {
    const { capturedMinor = 0, refundedMinor = 0 } = payments.get(reference) ?? {};
    if (done.has(refundReference)) return undefined;
    if (amountMinor > capturedMinor - refundedMinor) return 'amount_too_large';
    done.add(refundReference);
    change(reference, { refundedMinor: refundedMinor + amountMinor }, refundReference);
    return undefined;
  };
  const letGo = (reference: string) => {
    if (payments.get(reference)?.state !== 'pending') return 'not_voidable';
    change(reference, { state: 'voided' });
    return undefined;
  };
  return { payments, webhooks, losses, answer, change, begin, giveBack, letGo };
}

/**
 * A payment provider in memory that keeps its word: one payment, capture or refund per reference. A card pays at once, redirect and QR wait for
 * `complete`; each change is a webhook, kept for whoever brings it, in any order. `losses` are answers that get lost, before or after
 * the thing is done.
 */
export function storyProvider() {
  const { payments, webhooks, losses, answer, change, begin, giveBack, letGo } = storyPayments();
  const not = () => Promise.resolve({ kind: 'refused' as const, code: 'not_here' });
  const of = (providerPaymentId: string) => providerPaymentId.slice('pay_'.length);
  const provider: Provider = {
    name: 'story',
    pay: (request) => answer(request.reference, () => begin(request)),
    query: async (reference) => {
      const found = await answer(reference, () => undefined);
      return found.kind === 'refused' ? { kind: 'not-found' } : found;
    },
    capture: not,
    void: (id) => answer(of(id), () => letGo(of(id))),
    refund: (id, amountMinor, reference) => answer(of(id), () => giveBack(of(id), amountMinor, reference)),
    answerDispute: not,
    acceptDispute: not,
    readEvent: (headers, body) =>
      Promise.resolve(
        headers['story'] === signature ? (JSON.parse(body) as (typeof webhooks)[number]) : 'unsigned',
      ),
    statement: () => Promise.resolve({ kind: 'unknown', reason: 'none here' }),
    close: () => Promise.resolve(),
  };
  return {
    provider,
    webhooks,
    losses,
    signed: { story: signature },
    /** The buyer answers on the provider's page, if they are asked there. */
    complete: (reference: string, isApproved: boolean) => {
      const known = payments.get(reference);
      if (known?.state !== 'pending') return;
      if (isApproved) change(reference, { state: 'captured', capturedMinor: known.amountMinor });
      else change(reference, { state: 'declined', declineCode: 'buyer_declined' });
    },
    waiting: () =>
      [...payments.values()].filter(({ state }) => state === 'pending').map(({ reference }) => reference),
    /** What it keeps of the money of an order, in minor units. */
    kept: (orderNumber: string) =>
      [...payments.values()]
        .filter((payment) => payment.orderNumber === orderNumber)
        .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0),
  };
}
