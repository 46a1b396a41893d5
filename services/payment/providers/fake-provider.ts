import { fakeBooks } from './fake-books.ts';
import type { PaymentProvider, PayRequest, ProviderAnswer, ProviderEvent } from './payment-provider.ts';

/** What the fake provider does with a request: lose it before or after it is done, or say no for good. */
export type Mishap = 'lost' | 'lost-after' | 'refused';

/** What the fake provider signs its events with. */
export const signedByFake = { 'fake-signature': 'right' };

export type FakeProvider = ReturnType<typeof fakeProvider>;

/**
 * A payment provider in memory, for tests, that keeps its word: one payment, capture or refund per reference. A
 * card pays at once, redirect and QR wait for `complete`. Its books may be read and bent.
 */
export function fakeProvider() {
  const books = fakeBooks();
  const { payments, lines } = books;
  const calls: string[] = [];
  const mishaps: Mishap[] = [];
  /** What is waited for before a call is worked on. */
  const before = new Map<string, () => unknown>();
  const paging = { linesPerPage: 500 };

  async function answer(
    call: string,
    reference: string,
    work: () => string | undefined,
  ): Promise<ProviderAnswer> {
    calls.push(call);
    await before.get(call)?.();
    const mishap = mishaps.shift();
    if (mishap === 'refused') return { kind: 'refused', code: 'not_possible' };
    const code = mishap === 'lost' ? undefined : work();
    if (mishap) return { kind: 'unknown', reason: mishap };
    const payment = payments.get(reference);
    if (code !== undefined || !payment) return { kind: 'refused', code: code ?? 'not_found' };
    return { kind: 'payment', payment };
  }

  const provider = {
    name: 'fake',
    pay: (request: PayRequest) => answer('pay', request.reference, () => books.pay(request)),
    query: async (reference: string) => {
      const found = await answer('query', reference, () => undefined);
      return found.kind === 'refused' ? ({ kind: 'not-found' } as const) : found;
    },
    capture: (id: string, amountMinor: number, captureReference: string) =>
      answer('capture', referenceOf(id), () => books.capture(referenceOf(id), amountMinor, captureReference)),
    void: (id: string) => answer('void', referenceOf(id), () => books.void(referenceOf(id))),
    refund: (id: string, amountMinor: number, refundReference: string) =>
      answer('refund', referenceOf(id), () => books.refund(referenceOf(id), amountMinor, refundReference)),
    answerDispute: (id: string, note: string) =>
      answer('answerDispute', disputedReferenceOf(id), () =>
        books.answerDispute(disputedReferenceOf(id), note),
      ),
    acceptDispute: (id: string) =>
      answer('acceptDispute', disputedReferenceOf(id), () => books.acceptDispute(disputedReferenceOf(id))),
    readEvent: async (headers: Readonly<Record<string, string>>, rawBody: string) => {
      if (headers['fake-signature'] !== 'right') return 'unsigned' as const;
      return rawBody.startsWith('{') ? (JSON.parse(rawBody) as ProviderEvent) : ('unreadable' as const);
    },
    statement: async (day: string, cursor: string | null) => {
      calls.push('statement');
      const mishap = mishaps.shift();
      if (mishap) return { kind: 'unknown' as const, reason: mishap };
      const ofDay = lines.filter(({ settledAt }) => settledAt.startsWith(day));
      const first = Number(cursor ?? 0);
      const end = first + paging.linesPerPage;
      const next = end < ofDay.length ? String(end) : null;
      const isFinal = day < new Date().toISOString().slice(0, 10);
      return { kind: 'page' as const, lines: ofDay.slice(first, end), next, isFinal };
    },
    close: () => Promise.resolve(),
  } satisfies PaymentProvider;
  const { events, notes, complete, giveBackByItself, dispute } = books;
  const deeds = { complete, giveBackByItself, dispute };
  return { ...provider, payments, events, lines, notes, calls, mishaps, before, paging, ...deeds };
}

function referenceOf(providerPaymentId: string): string {
  return providerPaymentId.slice('pay_'.length);
}

function disputedReferenceOf(providerDisputeId: string): string {
  return providerDisputeId.slice('dispute of '.length);
}
