import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/schema';
import type { ProviderEvent, ProviderPayment } from './payment-provider.ts';

const Word = Type.String({ pattern: '^[a-z_]{1,64}$' });
const Minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** The buyer's browser is sent there. */
const WebAddress = Type.String({ pattern: '^https?://', maxLength: 2000 });

/** The words of the sandbox provider's API, as far as they are read. */
const Payment = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  status: Type.Union([
    Type.Literal('requires_action'),
    Type.Literal('processing'),
    Type.Literal('authorised'),
    Type.Literal('captured'),
    Type.Literal('declined'),
    Type.Literal('voided'),
  ]),
  reference: Type.String({ maxLength: 200 }),
  version: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  capturedMinor: Minor,
  refundedMinor: Minor,
  voidedMinor: Minor,
  declineCode: Type.Optional(Word),
  disputes: Type.Optional(
    Type.Array(
      Type.Object({
        id: Type.String({ minLength: 1, maxLength: 200 }),
        status: Type.Union([Type.Literal('opened'), Type.Literal('won'), Type.Literal('lost')]),
        amountMinor: Minor,
        currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        reason: Word,
        evidenceDueAt: Type.String({ format: 'date-time' }),
      }),
      { maxItems: 100 },
    ),
  ),
  nextAction: Type.Optional(
    Type.Union([
      Type.Object({ type: Type.Literal('redirect'), url: WebAddress }),
      Type.Object({ type: Type.Literal('qr'), content: Type.String({ maxLength: 2000 }), url: WebAddress }),
    ]),
  ),
});
const Event = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  refund: Type.Optional(Type.Object({ reference: Type.String({ maxLength: 200 }) })),
  data: Payment,
});

const payments = Compile(Payment);
const lists = Compile(Type.Object({ payments: Type.Array(Payment) }));
const events = Compile(Event);

/** A payment in an answer of the sandbox provider; undefined when it is none. */
export function readSandboxPayment(body: unknown): ProviderPayment | undefined {
  return payments.Check(body) ? toPayment(body) : undefined;
}

/** The payments of a reference, oldest first; undefined when the answer is no list of payments. */
export function readSandboxPayments(body: unknown): ProviderPayment[] | undefined {
  return lists.Check(body) ? body.payments.map(toPayment) : undefined;
}

/** An event of the sandbox provider; undefined when the text is none. */
export function readSandboxEvent(rawBody: string): ProviderEvent | undefined {
  const body = parseJson(rawBody);
  if (!events.Check(body)) return undefined;
  return {
    eventId: body.id,
    payment: toPayment(body.data),
    refundReference: body.refund?.reference ?? null,
  };
}

/** What a text says as JSON; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toPayment(payment: Static<typeof Payment>): ProviderPayment {
  const { id, status, reference, version, capturedMinor, refundedMinor, voidedMinor } = payment;
  const isWaiting = status === 'requires_action' || status === 'processing';
  return {
    providerPaymentId: id,
    reference,
    state: isWaiting ? 'pending' : status,
    version,
    capturedMinor,
    refundedMinor,
    voidedMinor,
    declineCode: payment.declineCode ?? null,
    nextAction: payment.nextAction ?? null,
    disputes: (payment.disputes ?? []).map(
      ({ id: disputeId, status: disputed, evidenceDueAt, ...dispute }) => ({
        providerDisputeId: disputeId,
        state: disputed,
        amountMinor: dispute.amountMinor,
        currency: dispute.currency,
        reason: dispute.reason,
        answerBy: evidenceDueAt,
      }),
    ),
  };
}
