import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, MoneyAmount, text } from '../ids.ts';
import { PaymentOutcome } from './payment.ts';

/** How money came that no provider took. */
export const ManualMethod = Type.Union([
  Type.Literal('bank-transfer'),
  Type.Literal('cash'),
  Type.Literal('cheque'),
  Type.Literal('card-terminal'),
  Type.Literal('other'),
]);

export const manualPaymentCalls = {
  recordManualPayments: call({
    summary:
      'Writes money down that was received by hand: captured at once, posted to the ledger, keyed by attemptId. One that was cancelled before stays so.',
    input: Type.Object(
      {
        payments: Type.Array(
          Type.Object(
            {
              attemptId: Id,
              orderId: Id,
              orderNumber: Type.String({ maxLength: 30 }),
              amount: MoneyAmount,
              method: ManualMethod,
              reference: Type.Union([text(100), Type.Null()]),
              receivedAt: Instant,
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ outcomes: Type.Array(PaymentOutcome) }),
    refusals: ['value-invalid', 'version-conflict'],
    access: ['staff:orders.draft', 'staff:orders.fulfil', 'system'],
    callers: ['order'],
    repeat: 'natural',
    timeoutMs: 8000,
  }),
};
