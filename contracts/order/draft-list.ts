import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Id, Instant, text } from '../ids.ts';
import { OrderState } from './order.ts';

export const draftListCalls = {
  listDraftOrders: call({
    summary:
      'Orders that staff wrote down under references that begin with these letters, by reference, with what they come to: for checks against the books they were taken from.',
    input: Type.Object(
      {
        reference: text(100),
        /** The last reference of the page before. */
        after: Type.Optional(text(100)),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      orders: Type.Array(
        Type.Object({
          orderId: Id,
          reference: Type.String(),
          state: OrderState,
          placedAt: Instant,
          currency: CurrencyCode,
          goodsLines: Type.Integer(),
          /** Units of goods, and what they and the fees come to with tax. */
          units: Type.Integer(),
          goodsMinor: Type.Integer(),
          feesMinor: Type.Integer(),
          /** The tax that these contain. */
          goodsTaxMinor: Type.Integer(),
          feesTaxMinor: Type.Integer(),
          /** What was given back of these, and the tax that it contains. */
          refundedMinor: Type.Integer(),
          refundedTaxMinor: Type.Integer(),
        }),
      ),
      hasMore: Type.Boolean(),
    }),
    refusals: [],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/draft-orders' },
  }),
};
