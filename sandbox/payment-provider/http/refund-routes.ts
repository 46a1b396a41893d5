import { json } from '../../shared/http/answer.ts';
import { readAmount, readObject, readText } from '../domain/read-fields.ts';
import { isRefusal } from '../domain/refusal.ts';
import { refundPayment } from '../domain/refund-payment.ts';
import type { Provider } from '../provider.ts';
import type { Route } from './api-request.ts';
import type { Decide } from './mutate.ts';
import { mutate } from './mutate.ts';
import { findPayment, missingReference } from './payment-routes.ts';
import { refusalAnswer } from './refusal-answer.ts';

const mostListed = 100;

/** Giving money back, and looking up what was given back. */
export const refundRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/payments/:id/refunds',
    handle: (provider, request) => mutate(provider, request, decideRefund(provider, request.id)),
  },
  {
    method: 'GET',
    path: '/v1/refunds',
    handle: async ({ store }, { query }) => {
      const reference = query.get('reference');
      if (reference === null) return refusalAnswer(missingReference);
      await store.settled();
      const ids = store.state.refundIdsByReference.get(reference) ?? [];
      return json(200, {
        refunds: ids.slice(-mostListed).flatMap((id) => store.state.refunds.get(id) ?? []),
      });
    },
  },
];

function decideRefund(provider: Provider, id: string): Decide {
  return (body, circumstances) => {
    const payment = findPayment(provider, id);
    if (isRefusal(payment)) return payment;
    const fields = readObject(body, 'body');
    if (isRefusal(fields)) return fields;
    const amountMinor = readAmount(fields.value.amountMinor, 'amountMinor');
    if (isRefusal(amountMinor)) return amountMinor;
    const reference = readText(fields.value.reference, 'reference', 200);
    if (isRefusal(reference)) return reference;
    const wish = { amountMinor: amountMinor.value, reference: reference.value };
    const step = refundPayment(payment, wish, circumstances);
    return isRefusal(step) ? step : { steps: [step], status: 201, body: JSON.stringify(step.refund) };
  };
}
