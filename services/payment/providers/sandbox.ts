import type { PaymentProvider, PayRequest, ProviderAnswer } from './payment-provider.ts';
import { isSigned } from './is-signed.ts';
import { readSandboxEvent, readSandboxPayment, readSandboxPayments } from './read-sandbox-payment.ts';
import { readSandboxStatement } from './read-sandbox-statement.ts';
import { sandboxApi, type Reply, type SandboxOptions } from './sandbox-api.ts';

/** A page of a statement stays far below the longest answer that is read. */
const linesPerPage = 500;

/** A buyer waits meanwhile, and the shop can do without. */
const identifyMostMs = 1000;

/** The sandbox provider of this project (`sandbox/payment-provider`), over its HTTP API. */
export function sandboxProvider(options: SandboxOptions): PaymentProvider {
  const api = sandboxApi(options);
  return {
    name: 'sandbox',
    pay: async (request) => toAnswer(await api.post('/v1/payments', toBody(request), request.reference)),
    identifyCard: async ({ type: _type, ...card }) =>
      readFingerprint(await api.post('/v1/cards/fingerprint', card, 'fingerprint', identifyMostMs)),
    query: async (reference) => {
      const reply = await api.get(`/v1/payments?reference=${encodeURIComponent(reference)}`);
      const payments = reply.status === 200 ? readSandboxPayments(reply.body) : undefined;
      if (!payments) return { kind: 'unknown', reason: reply.code || 'unreadable_answer' };
      const [payment, ...others] = payments;
      // One key made one payment; whoever sees two must not pick.
      if (others.length > 0) return { kind: 'unknown', reason: 'several_payments' };
      return payment ? { kind: 'payment', payment } : { kind: 'not-found' };
    },
    capture: async (id, amountMinor, reference) =>
      toAnswer(await api.post(`${pathOf(id)}/capture`, { amountMinor, reference }, `capture ${reference}`)),
    void: async (id, reference) => toAnswer(await api.post(`${pathOf(id)}/void`, {}, `void ${reference}`)),
    refund: async (id, amountMinor, reference) => {
      // The provider forgets its idempotency keys after a day, but never a refund.
      const known = await api.get(`/v1/refunds?reference=${encodeURIComponent(reference)}`);
      if (known.status !== 200) return { kind: 'unknown', reason: known.code };
      if (!hasRefunds(known.body)) {
        const made = await api.post(`${pathOf(id)}/refunds`, { amountMinor, reference }, reference);
        if (made.status !== 201) return toRefusal(made);
      }
      const { body, code } = await api.get(pathOf(id));
      const payment = readSandboxPayment(body);
      return payment
        ? { kind: 'payment', payment }
        : { kind: 'unknown', reason: code || 'unreadable_answer' };
    },
    answerDispute: async (id, note, reference) =>
      toAnswer(await api.post(`${disputeOf(id)}/evidence`, { note }, `evidence ${reference}`)),
    acceptDispute: async (id, reference) =>
      toAnswer(await api.post(`${disputeOf(id)}/accept`, {}, `accept ${reference}`)),
    readEvent: async (headers, rawBody) => {
      if (!isSigned(options.webhookSecret, headers['webhook-signature'], rawBody, Date.now())) {
        return 'unsigned';
      }
      return readSandboxEvent(rawBody) ?? 'unreadable';
    },
    statement: async (day, cursor) => {
      const after = cursor === null ? '' : `&after=${encodeURIComponent(cursor)}`;
      const reply = await api.get(`/v1/statements/${day}?limit=${linesPerPage}${after}`);
      const page = reply.status === 200 ? readSandboxStatement(reply.body) : undefined;
      return page ?? { kind: 'unknown', reason: reply.code || 'unreadable_answer' };
    },
    close: api.close,
  };
}

function readFingerprint({ status, body }: Reply): string | null {
  const { fingerprint } = (status === 200 ? body : {}) as { fingerprint?: unknown };
  return typeof fingerprint === 'string' && /^[0-9a-f]{16,64}$/.test(fingerprint) ? fingerprint : null;
}

function toBody({ reference, amountMinor, currency, method, returnUrl, orderNumber, capture }: PayRequest) {
  return {
    amountMinor,
    currency,
    method: method.type === 'qr' ? method : { ...method, returnUrl },
    capture,
    reference,
    metadata: { orderNumber },
  };
}

function pathOf(providerPaymentId: string): string {
  return `/v1/payments/${encodeURIComponent(providerPaymentId)}`;
}

function disputeOf(providerDisputeId: string): string {
  return `/v1/disputes/${encodeURIComponent(providerDisputeId)}`;
}

function hasRefunds(body: unknown): boolean {
  const { refunds } = body as { refunds?: unknown };
  return Array.isArray(refunds) && refunds.length > 0;
}

function toAnswer(reply: Reply): ProviderAnswer {
  if (reply.status !== 200 && reply.status !== 201) return toRefusal(reply);
  const payment = readSandboxPayment(reply.body);
  return payment ? { kind: 'payment', payment } : { kind: 'unknown', reason: 'unreadable_answer' };
}

/**
 * A refusal of this very request. Everything else may hide a payment: timeouts and limits, our own key being refused, or
 * an idempotency key that came with another body before.
 */
function toRefusal({ status, code }: Reply): ProviderAnswer {
  const isFinal = [400, 402, 404, 409, 422].includes(status) && code !== 'idempotency_key_reused';
  return isFinal ? { kind: 'refused', code } : { kind: 'unknown', reason: code || 'unreadable_answer' };
}
