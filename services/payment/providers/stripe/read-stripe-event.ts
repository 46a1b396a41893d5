import { Stripe } from 'stripe';
import { Type } from 'typebox';
import { Compile } from 'typebox/schema';

const Id = Type.String({ pattern: '^[A-Za-z0-9_]{1,200}$' });
const events = Compile(
  Type.Object({
    id: Id,
    data: Type.Object({
      object: Type.Object({
        object: Type.String({ maxLength: 100 }),
        id: Id,
        payment_intent: Type.Optional(Type.Unknown()),
        metadata: Type.Optional(Type.Unknown()),
      }),
    }),
  }),
);

/** What an event is about: the session or the PaymentIntent to ask for, and the refund that it tells of. */
export type StripeEventSubject = {
  eventId: string;
  sessionId: string | null;
  paymentIntent: string | null;
  refundReference: string | null;
};

/**
 * Reads an event as far as it says what to ask for: what it tells else may be old, or of another version of the API. The SDK
 * checks signature and age (five minutes) of the raw body. `foreign` when it is about nothing of a payment.
 */
export function readStripeEvent(
  headers: Readonly<Record<string, string>>,
  rawBody: string,
  secret: string,
): StripeEventSubject | 'unsigned' | 'unreadable' | 'foreign' {
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(rawBody, headers['stripe-signature'] ?? '', secret);
  } catch (error) {
    return error instanceof Stripe.errors.StripeSignatureVerificationError ? 'unsigned' : 'unreadable';
  }
  if (!events.Check(event)) return 'unreadable';
  const { object } = event.data;
  const subject = { eventId: event.id, sessionId: null, paymentIntent: null, refundReference: null };
  switch (object.object) {
    case 'checkout.session':
      return { ...subject, sessionId: object.id };
    case 'payment_intent':
      return { ...subject, paymentIntent: object.id };
    case 'charge':
    case 'dispute':
    case 'refund': {
      const { payment_intent: paymentIntent } = object;
      if (typeof paymentIntent !== 'string') return 'foreign';
      const reference = object.object === 'refund' ? referenceIn(object.metadata) : null;
      return { ...subject, paymentIntent, refundReference: reference };
    }
    default:
      return 'foreign';
  }
}

function referenceIn(metadata: unknown): string | null {
  const { reference } = (metadata ?? {}) as { reference?: unknown };
  return typeof reference === 'string' ? reference : null;
}
