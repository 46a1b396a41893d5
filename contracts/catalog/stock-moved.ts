import { Type } from 'typebox';
import { Id } from '../ids.ts';

/** What the event `stock.moved` tells: what is on hand of several accounts after a move. */
export const StockMoved = Type.Object({
  reason: Type.Union([
    Type.Literal('received'),
    Type.Literal('counted'),
    Type.Literal('transferred'),
    Type.Literal('shipped'),
    Type.Literal('taken-back'),
  ]),
  moves: Type.Array(
    Type.Object({
      variantId: Id,
      locationId: Type.String(),
      number: Type.Integer({ minimum: 1 }),
      /** After this move. */
      onHand: Type.Integer({ minimum: 0 }),
      received: Type.Optional(Type.Array(Type.Object({ at: Type.String(), quantity: Type.Integer() }))),
      fromLocationId: Type.Optional(Type.String()),
    }),
  ),
});
