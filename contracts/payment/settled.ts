import { Type } from 'typebox';
import { Id } from '../ids.ts';

/** What an attempt came to, as the order centre is told. */
export const PaymentSettled = Type.Object({
  orderId: Id,
  attemptId: Id,
  outcome: Type.Union([
    Type.Literal('captured'),
    Type.Literal('authorised'),
    Type.Literal('declined'),
    Type.Literal('voided'),
    Type.Literal('refunded'),
  ]),
  declineCode: Type.Union([Type.String(), Type.Null()]),
  capturedMinor: Type.Integer(),
  refundedMinor: Type.Integer(),
});
