import { json } from '../../shared/http/answer.ts';
import { capturePayment } from '../domain/capture-payment.ts';
import { createPayment } from '../domain/create-payment.ts';
import type { Payment } from '../domain/payment.ts';
import { readAmount, readObject, readText, type Read } from '../domain/read-fields.ts';
import { readPaymentRequest } from '../domain/read-payment-request.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import { showPayment } from '../domain/show-payment.ts';
import { voidPayment } from '../domain/void-payment.ts';
import type { Provider } from '../provider.ts';
import type { Route } from './api-request.ts';
import type { Decide, Decision } from './mutate.ts';
import { mutate } from './mutate.ts';
import { refusalAnswer } from './refusal-answer.ts';

const mostListed = 100;

/** Everything about payments but their refunds. */
export const paymentRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/payments',
    handle: (provider, request) => mutate(provider, request, decideCreation),
  },
  {
    method: 'GET',
    path: '/v1/payments',
    handle: async ({ store, address }, { query }) => {
      const reference = query.get('reference');
      if (reference === null) return refusalAnswer(missingReference);
      await store.settled();
      const ids = store.state.paymentIdsByReference.get(reference) ?? [];
      const payments = ids.slice(-mostListed).flatMap((id) => store.state.payments.get(id) ?? []);
      return json(200, { payments: payments.map((payment) => showPayment(payment, address)) });
    },
  },
  {
    method: 'GET',
    path: '/v1/payments/:id',
    handle: async (provider, { id }) => {
      await provider.store.settled();
      const payment = findPayment(provider, id);
      return isRefusal(payment) ? refusalAnswer(payment) : json(200, showPayment(payment, provider.address));
    },
  },
  {
    method: 'POST',
    path: '/v1/payments/:id/capture',
    handle: (provider, request) => mutate(provider, request, decideCapture(provider, request.id)),
  },
  {
    method: 'POST',
    path: '/v1/payments/:id/void',
    handle: (provider, request) => mutate(provider, request, decideVoid(provider, request.id)),
  },
];

/** What a listing without its reference gets. */
export const missingReference: Refusal = {
  refusal: 'parameter_missing',
  message: 'the query needs a reference',
  param: 'reference',
};

/** The payment of an id, or the refusal that there is none. */
export function findPayment({ store }: Provider, id: string): Payment | Refusal {
  const payment = store.state.payments.get(id);
  return payment ?? { refusal: 'not_found', message: 'there is no such payment', param: 'id' };
}

const decideCreation: Decide = (body, circumstances) => {
  const request = readPaymentRequest(body, circumstances.now);
  if (isRefusal(request)) return request;
  const decision: Decision = { steps: createPayment(request.value, circumstances), status: 201 };
  const scenario = request.value.method.card?.scenario;
  const isMishap = scenario === 'slow_answer' || scenario === 'error_after_success';
  return isMishap ? { ...decision, mishap: scenario } : decision;
};

function decideCapture(provider: Provider, id: string): Decide {
  return (body, circumstances) => {
    const payment = findPayment(provider, id);
    if (isRefusal(payment)) return payment;
    const fields = readObject(body, 'body');
    if (isRefusal(fields)) return fields;
    const amountMinor = readAmount(fields.value.amountMinor, 'amountMinor');
    if (isRefusal(amountMinor)) return amountMinor;
    const reference = readOptionalText(fields.value.reference, 'reference');
    if (isRefusal(reference)) return reference;
    if (reference.value !== undefined && payment.captureReferences?.includes(reference.value)) {
      return { steps: [], status: 200, body: JSON.stringify(showPayment(payment, provider.address)) };
    }
    const step = capturePayment(payment, amountMinor.value, circumstances, reference.value);
    return isRefusal(step) ? step : { steps: [step], status: 200 };
  };
}

function readOptionalText(value: unknown, param: string): Read<string | undefined> {
  return value === undefined ? { value } : readText(value, param, 200);
}

function decideVoid(provider: Provider, id: string): Decide {
  return () => {
    const payment = findPayment(provider, id);
    const step = isRefusal(payment) ? payment : voidPayment(payment);
    return isRefusal(step) ? step : { steps: [step], status: 200 };
  };
}
