import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/schema';

const Id = Type.String({ pattern: '^[A-Za-z0-9_]{1,200}$' });
const Units = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Signed = Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
const Code = Type.String({ pattern: '^[a-z]{3}$' });
const Word = Type.String({ pattern: '^[a-z0-9_]{1,64}$' });
const Metadata = Type.Record(Type.String(), Type.String());
const Seconds = Type.Integer({ minimum: 0, maximum: 8_000_000_000 });

function orNull<Schema extends TSchema>(schema: Schema) {
  return Type.Optional(Type.Union([schema, Type.Null()]));
}

function listOf<Schema extends TSchema>(schema: Schema) {
  return Type.Object({ data: Type.Array(schema, { maxItems: 100 }), has_more: Type.Boolean() });
}

const Refund = Type.Object({
  id: Id,
  amount: Units,
  status: orNull(Word),
  /** What it made of the balance; none as long as no money has left it. */
  balance_transaction: orNull(Id),
  failure_reason: orNull(Word),
  metadata: orNull(Metadata),
});

const Charge = Type.Object({
  id: Id,
  disputed: Type.Boolean(),
  refunds: orNull(listOf(Refund)),
  payment_method_details: orNull(
    Type.Object({
      card: orNull(Type.Object({ multicapture: orNull(Type.Object({ status: Word })) })),
    }),
  ),
});

const PaymentIntent = Type.Object({
  id: Id,
  status: Word,
  amount: Units,
  amount_received: Units,
  amount_capturable: Units,
  currency: Code,
  metadata: Metadata,
  last_payment_error: orNull(Type.Object({ code: orNull(Word), decline_code: orNull(Word) })),
  latest_charge: orNull(Charge),
});

const Session = Type.Object({
  id: Id,
  client_reference_id: orNull(Type.String({ maxLength: 200 })),
  status: Type.Union([Type.Literal('open'), Type.Literal('complete'), Type.Literal('expired')]),
  /** The buyer’s browser is sent there. */
  url: orNull(Type.String({ pattern: '^https?://', maxLength: 4000 })),
  payment_intent: orNull(PaymentIntent),
});

const Dispute = Type.Object({
  id: Id,
  amount: Units,
  currency: Code,
  status: Word,
  reason: Word,
  payment_intent: orNull(Id),
  evidence_details: Type.Object({ due_by: orNull(Seconds), submission_count: Units }),
  balance_transactions: Type.Array(Type.Object({ id: Id }), { maxItems: 100 }),
  metadata: orNull(Metadata),
});

const BalanceTransaction = Type.Object({
  id: Id,
  amount: Signed,
  fee: Signed,
  currency: Code,
  created: Seconds,
  reporting_category: Word,
  source: orNull(
    Type.Union([
      Id,
      Type.Object({
        object: Word,
        id: Id,
        metadata: orNull(Metadata),
        charge: orNull(Type.Union([Id, Type.Object({ id: Id })])),
      }),
    ]),
  ),
});

/** The words of Stripe’s API, as far as they are read: whatever else an answer holds is left alone. */
export const stripeShapes = {
  refund: Compile(Refund),
  refunds: Compile(listOf(Refund)),
  paymentIntent: Compile(PaymentIntent),
  session: Compile(Session),
  sessions: Compile(listOf(Session)),
  /** Sessions without what they lead to. */
  sessionNames: Compile(
    listOf(Type.Object({ id: Id, client_reference_id: orNull(Type.String({ maxLength: 200 })) })),
  ),
  dispute: Compile(Dispute),
  disputes: Compile(listOf(Dispute)),
  charge: Compile(Type.Object({ metadata: orNull(Metadata) })),
  balance: Compile(listOf(BalanceTransaction)),
};

export type StripeRefund = Static<typeof Refund>;
export type StripePaymentIntent = Static<typeof PaymentIntent>;
export type StripeSession = Static<typeof Session>;
export type StripeDispute = Static<typeof Dispute>;
export type StripeBalanceTransaction = Static<typeof BalanceTransaction>;
