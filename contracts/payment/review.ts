import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, MoneyAmount, text } from '../ids.ts';
import { PaymentMethod } from './payment.ts';

const exact = { additionalProperties: false } as const;

/** What is counted before a payment is sent: `buyer` is who pays, `client` the network address they come from. */
export const RiskRule = Type.Union([
  Type.Literal('card-declines'),
  Type.Literal('buyer-declines'),
  Type.Literal('client-declines'),
  Type.Literal('buyer-cards'),
  Type.Literal('client-cards'),
  Type.Literal('buyer-small'),
  Type.Literal('client-small'),
  Type.Literal('client-payments'),
]);
export type RiskRuleName = Static<typeof RiskRule>;

/**
 * `waiting`: its money is not there yet. `open`: it is held, and a person must look. `dropped`: there is nothing to decide any
 * more, since the payment failed or was called off.
 */
const ReviewState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('open'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
  Type.Literal('expired'),
  Type.Literal('dropped'),
]);
export type ReviewStateValue = Static<typeof ReviewState>;

const Review = Type.Object({
  reviewId: Id,
  orderId: Id,
  orderNumber: Type.String(),
  attemptId: Id,
  amount: MoneyAmount,
  state: ReviewState,
  version: Type.Integer(),
  /** Each rule that matched: how many were counted, from how many on it matches, and in how many seconds. */
  rules: Type.Array(
    Type.Object({
      rule: RiskRule,
      counted: Type.Integer(),
      from: Type.Integer(),
      withinSeconds: Type.Integer(),
    }),
  ),
  openedAt: Type.Union([Instant, Type.Null()]),
  /** Without a decision by then the money is given back and the order cancelled. */
  decideBy: Type.Union([Instant, Type.Null()]),
  decidedAt: Type.Union([Instant, Type.Null()]),
  /** Who of the staff decided, as `staff:…` or `key:…`. */
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  reason: Type.Union([Type.String(), Type.Null()]),
});
export type ReviewValue = Static<typeof Review>;

/** What is told when a payment waits for a person, and what came of it. */
export const ReviewMoved = Type.Object({
  orderId: Id,
  attemptId: Id,
  state: ReviewState,
  /** Of one that is open: how long a person has for it. */
  decideWithinSeconds: Type.Union([Type.Integer(), Type.Null()]),
});

export const reviewCalls = {
  identifyCard: call({
    summary: 'What a card is known by without its number: a keyed hash, null where its provider cannot tell.',
    input: Type.Object({ method: PaymentMethod }, exact),
    output: Type.Object({ cardKey: Type.Union([Type.String(), Type.Null()]) }),
    refusals: [],
    access: ['system', 'anonymous', 'customer', 'staff'],
    callers: ['order'],
    repeat: 'read',
    timeoutMs: 1500,
  }),
  listPaymentReviews: call({
    summary:
      'Payments whose money is held until a person has looked, the newest first; the open ones unless asked for others.',
    input: Type.Object(
      {
        state: Type.Optional(ReviewState),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      exact,
    ),
    output: Type.Object({
      reviews: Type.Array(Review),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/payment-reviews' },
  }),
  decidePaymentReview: call({
    summary:
      'Takes the money of a payment that waits for a person, or gives it back and has its order cancelled. The same decision again changes nothing.',
    input: Type.Object(
      {
        reviewId: Id,
        decision: Type.Union([Type.Literal('approve'), Type.Literal('reject')]),
        /** As it was seen. */
        version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
        reason: Type.Optional(text(500)),
      },
      exact,
    ),
    output: Review,
    refusals: ['not-found', 'version-conflict'],
    access: ['staff:payments.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 8000,
    http: { method: 'PUT', path: '/staff/payment-reviews/{reviewId}/decision' },
  }),
};
