import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

const Lines = Type.Array(
  Type.Object(
    { variantId: Id, quantity: Type.Integer({ minimum: 1, maximum: 100_000 }) },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 1000 },
);
const orderOnly = {
  output: Type.Object({
    /** False when the goods had been moved before under this id. */
    isNew: Type.Boolean(),
  }),
  refusals: ['not-found', 'quantity-limit'],
  access: ['system', 'anonymous', 'customer', 'staff'],
  callers: ['order'],
  repeat: 'natural',
  timeoutMs: 3000,
} as const;

export const goodsCalls = {
  shipGoods: call({
    ...orderOnly,
    summary:
      'Sold goods leave the shelf, no more than the order has committed and is on hand; keyed by shipmentId, all lines or none.',
    input: Type.Object({ shipmentId: Id, orderId: Id, lines: Lines }, { additionalProperties: false }),
    refusals: ['not-found', 'quantity-limit', 'out-of-stock'],
  }),
  takeBackGoods: call({
    ...orderOnly,
    summary:
      'Goods of an order come back, those first that were not shipped yet; what cannot be sold again is scrapped. Keyed by returnId, all lines or none.',
    input: Type.Object(
      {
        returnId: Id,
        orderId: Id,
        lines: Lines,
        isSellable: Type.Boolean(),
        /** Whether all of them come from the buyer, so that what was not shipped yet stays to be shipped. */
        wereShipped: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
  }),
};
