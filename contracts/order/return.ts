import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, text } from '../ids.ts';

const exact = { additionalProperties: false } as const;
const Quantity = Type.Integer({ minimum: 1, maximum: 100_000 });

export const ReturnReason = Type.Union([
  Type.Literal('damaged'),
  Type.Literal('wrong-item'),
  Type.Literal('not-as-described'),
  Type.Literal('does-not-fit'),
  Type.Literal('changed-mind'),
]);

/** The same goods are sent again, or their money is given back; other goods are ordered anew, so prices never differ. */
export const ReturnOutcome = Type.Union([Type.Literal('refund'), Type.Literal('exchange')]);

/** How goods were that arrived. What is damaged is not sold again. */
export const GoodsCondition = Type.Union([
  Type.Literal('as-new'),
  Type.Literal('used'),
  Type.Literal('damaged'),
]);

/**
 * requested → approved → received → closed; requested → refused; approved → expired. `requested` rests until staff
 * answer, and counts as approved at its deadline; `approved` rests until the goods arrive; `received` moves by itself.
 */
export const ReturnState = Type.Union([
  Type.Literal('requested'),
  Type.Literal('approved'),
  Type.Literal('refused'),
  Type.Literal('expired'),
  Type.Literal('received'),
  Type.Literal('closed'),
]);

export const ReturnView = Type.Object({
  returnId: Id,
  orderId: Id,
  /** 1, 2, 3 … within the order. */
  number: Type.Integer(),
  state: ReturnState,
  version: Type.Integer(),
  /** What the buyer would like. */
  wanted: ReturnOutcome,
  /** What staff decided; an exchange whose goods cannot be sent again becomes a refund. */
  outcome: Type.Union([ReturnOutcome, Type.Null()]),
  /** Why it was refused. */
  answer: Type.Union([Type.String(), Type.Null()]),
  dueAt: Type.Union([Instant, Type.Null()]),
  requestedAt: Instant,
  refundId: Type.Union([Id, Type.Null()]),
  exchangeOrderId: Type.Union([Id, Type.Null()]),
  lines: Type.Array(
    Type.Object({
      lineId: Id,
      title: Type.String(),
      quantity: Type.Integer(),
      reason: ReturnReason,
      note: Type.Union([Type.String(), Type.Null()]),
      received: Type.Union([Type.Integer(), Type.Null()]),
      condition: Type.Union([GoodsCondition, Type.Null()]),
      goods: Type.Union([Type.Literal('restock'), Type.Literal('scrap'), Type.Null()]),
    }),
  ),
});
export type ReturnValue = Static<typeof ReturnView>;

const OrderKey = Type.String({ minLength: 20, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' });
const staff = { callers: ['gateway'], timeoutMs: 5000 } as const;

export const returnCalls = {
  requestReturn: call({
    summary:
      'Asks to send goods back, as long after their arrival as the shop allows; for the buyer, and for staff in their name.',
    input: Type.Object(
      {
        orderId: Id,
        orderKey: Type.Optional(OrderKey),
        /** A refund, when left out. */
        wanted: Type.Optional(ReturnOutcome),
        lines: Type.Array(
          Type.Object(
            { lineId: Id, quantity: Quantity, reason: ReturnReason, note: Type.Optional(text(500)) },
            exact,
          ),
          { minItems: 1, maxItems: 200 },
        ),
      },
      exact,
    ),
    output: ReturnView,
    refusals: ['order-not-found', 'order-state', 'quantity-limit', 'value-invalid', 'version-conflict'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'key',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/orders/{orderId}/returns', successStatus: 201 },
  }),
  listReturns: call({
    summary: 'The returns of one order, the oldest first, at most 100; for its buyer and for staff.',
    input: Type.Object({ orderId: Id, orderKey: Type.Optional(OrderKey) }, exact),
    output: Type.Object({ returns: Type.Array(ReturnView) }),
    refusals: ['order-not-found'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/orders/{orderId}/returns' },
  }),
  listReturnsByState: call({
    ...staff,
    summary: 'Returns in one state, the newest first.',
    input: Type.Object(
      {
        state: ReturnState,
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        /** Counts what matches, on all pages, up to 10,001. */
        withCount: Type.Optional(Type.Boolean()),
      },
      exact,
    ),
    output: Type.Object({
      returns: Type.Array(ReturnView),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      count: Type.Optional(Type.Integer()),
    }),
    refusals: ['invalid-input'],
    access: ['staff:orders.read'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/returns' },
  }),
  answerReturn: call({
    ...staff,
    summary: 'Approves a return, or refuses it with the reason that its buyer is told.',
    input: Type.Object(
      {
        returnId: Id,
        decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse')]),
        reason: Type.Optional(text(500)),
      },
      exact,
    ),
    output: ReturnView,
    refusals: ['not-found', 'order-state', 'value-invalid', 'version-conflict'],
    access: ['staff:orders.write'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/returns/{returnId}/answer' },
  }),
  receiveReturn: call({
    ...staff,
    summary:
      'Notes what arrived of a return and what becomes of it; then its money is given back, or the same goods are sent again.',
    input: Type.Object(
      {
        returnId: Id,
        outcome: ReturnOutcome,
        /** Of lines that are not named nothing has arrived. */
        lines: Type.Array(
          Type.Object(
            {
              lineId: Id,
              quantity: Type.Integer({ minimum: 0, maximum: 100_000 }),
              condition: GoodsCondition,
              goods: Type.Union([Type.Literal('restock'), Type.Literal('scrap')]),
            },
            exact,
          ),
          { minItems: 1, maxItems: 200 },
        ),
      },
      exact,
    ),
    output: ReturnView,
    refusals: ['not-found', 'order-state', 'quantity-limit', 'value-invalid', 'version-conflict'],
    access: ['staff:orders.fulfil'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/returns/{returnId}/receipt' },
  }),
};
