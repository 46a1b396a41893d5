import { Type, type Static } from 'typebox';
import { SumMinor } from '../amounts.ts';
import { call } from '../call.ts';
import { Id, Instant, MoneyAmount, text } from '../ids.ts';
import { RefundState } from '../payment/payment.ts';

const exact = { additionalProperties: false } as const;

/** What becomes of the goods of a refunded line: the buyer keeps them, they are sold again, or thrown away. */
export const RefundGoods = Type.Union([Type.Literal('keep'), Type.Literal('restock'), Type.Literal('scrap')]);

export const RefundView = Type.Object({
  refundId: Id,
  reference: Type.String(),
  /** The number of the credit note: without gaps in each market. */
  creditNote: Type.String(),
  /** `pending`: the provider was not heard yet. `failed`: it refused, and a person must look. */
  state: RefundState,
  reason: Type.String(),
  refundedAt: Instant,
  total: MoneyAmount,
  /** The tax contained in the total; goodwill carries none. */
  tax: MoneyAmount,
  shipping: MoneyAmount,
  goodwill: MoneyAmount,
  /** The part of the total that was never taken, since its goods were not sent. */
  waived: Type.Optional(MoneyAmount),
  lines: Type.Array(
    Type.Object({
      lineId: Id,
      quantity: Type.Integer(),
      gross: MoneyAmount,
      tax: MoneyAmount,
      goods: RefundGoods,
    }),
  ),
});
export type RefundValue = Static<typeof RefundView>;

export const refundCalls = {
  refundLines: call({
    summary:
      'Gives money of a paid order back, by line, with its credit note: what each unit really cost, or another sum within it. Never more than was paid. The same reference finds the same refund.',
    input: Type.Object(
      {
        orderId: Id,
        /** The writer's own name for the refund, unique within the order. */
        reference: text(100),
        lines: Type.Array(
          Type.Object(
            {
              lineId: Id,
              /** None for a sum without goods. */
              quantity: Type.Integer({ minimum: 0, maximum: 100_000 }),
              /** Minor units, tax included; what the quantity cost, when left out. */
              amountMinor: Type.Optional(SumMinor),
              goods: RefundGoods,
            },
            exact,
          ),
          { maxItems: 1000 },
        ),
        shippingMinor: Type.Optional(SumMinor),
        goodwillMinor: Type.Optional(SumMinor),
        reason: text(200),
        /** Now, when left out. Only those who may import orders say another time. */
        refundedAt: Type.Optional(Instant),
      },
      exact,
    ),
    output: RefundView,
    refusals: [
      'order-not-found',
      'order-state',
      'amount-exceeds',
      'quantity-limit',
      'value-invalid',
      'not-allowed',
      'already-exists',
      'version-conflict',
    ],
    access: ['staff:orders.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/refunds', successStatus: 201 },
  }),
  listRefunds: call({
    summary: 'The refunds of one order, the oldest first, at most 200.',
    input: Type.Object({ orderId: Id }, exact),
    output: Type.Object({ refunds: Type.Array(RefundView) }),
    refusals: ['order-not-found'],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/orders/{orderId}/refunds' },
  }),
};
