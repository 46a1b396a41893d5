import { Type } from 'typebox';
import { call } from '../call.ts';

export const couponRepairCalls = {
  recountCoupon: call({
    summary:
      'Sets what a coupon counts, in all and by buyer, to the live orders that use it, where its limit allows that.',
    input: Type.Object({ code: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    output: Type.Object({ redeemed: Type.Integer(), buyers: Type.Integer() }),
    refusals: ['not-found', 'value-invalid'],
    access: ['staff:promotions.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 5000,
  }),
};
