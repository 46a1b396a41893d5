import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id, MoneyAmount } from '../ids.ts';
import { PaymentOutcome, PayInput, RefundState } from './payment.ts';

const orderOnly = {
  access: ['system', 'anonymous', 'customer', 'staff'],
  callers: ['order'],
  repeat: 'natural',
  timeoutMs: 8000,
} as const;
const exact = { additionalProperties: false } as const;

export const captureCalls = {
  authorise: call({
    ...orderOnly,
    summary: 'Makes one attempt to hold the money of an order, to be captured apart; keyed by attemptId.',
    input: PayInput,
    output: PaymentOutcome,
    refusals: ['value-invalid'],
  }),
  capture: call({
    ...orderOnly,
    summary:
      'Takes part or all of what an attempt holds; keyed by captureId. Captures together never exceed what was authorised. One that the provider refused has failed.',
    input: Type.Object({ captureId: Id, attemptId: Id, amount: MoneyAmount }, exact),
    output: Type.Object({ captureId: Id, state: RefundState }),
    refusals: ['not-found', 'amount-exceeds', 'value-invalid'],
  }),
  void: call({
    ...orderOnly,
    summary:
      'Lets go of what an attempt holds and nobody has captured, for good; captures that are under way are done first.',
    input: Type.Object({ attemptId: Id, reason: Type.String({ maxLength: 200 }) }, exact),
    output: PaymentOutcome,
    refusals: ['not-found', 'value-invalid'],
  }),
};
