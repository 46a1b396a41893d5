import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, MoneyAmount } from '../ids.ts';

/** How the buyer pays. Card fields go to the provider and are never stored or logged. */
export const PaymentMethod = Type.Union([
  Type.Object(
    {
      type: Type.Literal('card'),
      number: Type.String({ pattern: '^[0-9 ]{12,23}$', maxLength: 23 }),
      expiryMonth: Type.Integer({ minimum: 1, maximum: 12 }),
      expiryYear: Type.Integer({ minimum: 2000, maximum: 2100 }),
      securityCode: Type.String({ pattern: '^[0-9]{3,4}$', maxLength: 4 }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ type: Type.Literal('redirect') }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal('qr') }, { additionalProperties: false }),
]);
export type PaymentMethodValue = Static<typeof PaymentMethod>;

/** What the buyer has to do next: visit a page, or scan a code. */
export const NextAction = Type.Union([
  Type.Object({ type: Type.Literal('redirect'), url: Type.String() }),
  Type.Object({ type: Type.Literal('qr'), content: Type.String(), url: Type.String() }),
]);

export const PaymentOutcome = Type.Object({
  attemptId: Id,
  /**
   * `unknown`: the provider has not been heard; ask again, never guess. `pending`: somebody has yet to act, the buyer,
   * or the provider giving back what a cancelled attempt took.
   */
  outcome: Type.Union([
    Type.Literal('captured'),
    Type.Literal('authorised'),
    Type.Literal('pending'),
    Type.Literal('declined'),
    Type.Literal('voided'),
    Type.Literal('unknown'),
  ]),
  nextAction: Type.Union([NextAction, Type.Null()]),
  declineCode: Type.Union([Type.String(), Type.Null()]),
  capturedMinor: Type.Integer(),
  refundedMinor: Type.Integer(),
  /** What is held and can still be captured; absent when it is nothing. */
  capturableMinor: Type.Optional(Type.Integer()),
});
export type PaymentOutcomeValue = Static<typeof PaymentOutcome>;

export const RefundState = Type.Union([
  Type.Literal('succeeded'),
  Type.Literal('pending'),
  Type.Literal('failed'),
]);
export type RefundStateValue = Static<typeof RefundState>;

const KeyedHash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', maxLength: 43 });

/** One attempt to pay an order, or to hold its money. */
export const PayInput = Type.Object(
  {
    attemptId: Id,
    orderId: Id,
    orderNumber: Type.String({ maxLength: 30 }),
    amount: MoneyAmount,
    method: PaymentMethod,
    returnUrl: Type.String({ maxLength: 1000 }),
    /** Who pays and with which card, as keyed hashes; what is not told is not counted. */
    buyerKey: Type.Optional(KeyedHash),
    cardKey: Type.Optional(KeyedHash),
  },
  { additionalProperties: false },
);

const orderOnly = { access: ['system', 'anonymous', 'customer', 'staff'], callers: ['order'] } as const;

export const paymentCalls = {
  pay: call({
    ...orderOnly,
    summary: 'Makes one attempt to pay an order; a repeat with the same attempt finds the same payment.',
    input: PayInput,
    output: PaymentOutcome,
    refusals: ['value-invalid'],
    repeat: 'natural',
    timeoutMs: 8000,
  }),
  queryPayment: call({
    ...orderOnly,
    summary: 'Asks the provider what became of an attempt and takes its answer over.',
    input: Type.Object({ attemptId: Id }, { additionalProperties: false }),
    output: PaymentOutcome,
    refusals: ['not-found'],
    repeat: 'natural',
    timeoutMs: 8000,
  }),
  cancelPayment: call({
    ...orderOnly,
    summary:
      'Makes sure an attempt leaves no money taken: voids what is authorised, refunds what is captured, later success too.',
    input: Type.Object(
      { attemptId: Id, reason: Type.String({ maxLength: 200 }) },
      { additionalProperties: false },
    ),
    output: PaymentOutcome,
    refusals: [],
    repeat: 'natural',
    timeoutMs: 8000,
  }),
  refund: call({
    ...orderOnly,
    summary:
      'Gives captured money back; keyed by refundId. One that the provider refused has failed: a person must look.',
    input: Type.Object(
      { refundId: Id, attemptId: Id, amount: MoneyAmount, reason: Type.String({ maxLength: 200 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ refundId: Id, state: RefundState }),
    refusals: ['not-found', 'amount-exceeds', 'value-invalid'],
    repeat: 'natural',
    timeoutMs: 8000,
  }),
  receiveWebhook: call({
    summary: 'Takes a provider’s signed event; each event has one effect.',
    input: Type.Object(
      {
        provider: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
        headers: Type.Record(Type.String(), Type.String()),
        rawBody: Type.String({ maxLength: 1_000_000 }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ received: Type.Literal(true) }),
    refusals: ['signature-wrong', 'not-found', 'invalid-input'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/webhooks/{provider}', isRaw: true },
  }),
  listPayments: call({
    summary: 'The payment attempts, refunds and ledger entries of one order, for staff.',
    input: Type.Object({ orderId: Id }, { additionalProperties: false }),
    output: Type.Object({
      attempts: Type.Array(
        Type.Object({
          attemptId: Id,
          provider: Type.String(),
          method: Type.String(),
          state: Type.String(),
          amount: MoneyAmount,
          capturedMinor: Type.Integer(),
          refundedMinor: Type.Integer(),
          createdAt: Instant,
        }),
      ),
      refunds: Type.Array(
        Type.Object({
          refundId: Id,
          attemptId: Id,
          amount: MoneyAmount,
          state: RefundState,
          reason: Type.String(),
          /** Why the provider refused it. */
          refusedCode: Type.Union([Type.String(), Type.Null()]),
          createdAt: Instant,
        }),
      ),
      entries: Type.Array(
        Type.Object({ at: Instant, account: Type.String(), amount: MoneyAmount, why: Type.String() }),
      ),
    }),
    refusals: [],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/orders/{orderId}/payments' },
  }),
};
