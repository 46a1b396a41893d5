import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id } from '../ids.ts';

export const paymentRepairCalls = {
  settleNow: call({
    summary:
      'Does at once what payment would do later of a payment, a capture or a refund that waits: asks its provider, sends it, or gives back what is not wanted.',
    input: Type.Object({ id: Id }, { additionalProperties: false }),
    output: Type.Object({ state: Type.String() }),
    refusals: ['not-found'],
    access: ['staff:payments.write'],
    callers: ['insight'],
    repeat: 'natural',
    timeoutMs: 20_000,
  }),
};
