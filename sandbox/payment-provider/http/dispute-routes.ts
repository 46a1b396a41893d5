import { answerDispute, closeDispute, openDispute } from '../domain/dispute-payment.ts';
import type { Payment } from '../domain/payment.ts';
import { readAmount, readObject, readText, refuse } from '../domain/read-fields.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Circumstances, Step } from '../domain/step.ts';
import type { Provider } from '../provider.ts';
import type { ApiRequest, Route } from './api-request.ts';
import { mutate } from './mutate.ts';
import { findPayment } from './payment-routes.ts';

type Fields = Record<string, unknown>;
type Decide = (payment: Payment, fields: Fields, circumstances: Circumstances) => Step | Refusal;

/** Disputes: opened and decided by whoever plays the buyer's bank, answered by the shop. */
export const disputeRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/payments/:id/disputes',
    handle: (provider, request) => decide(provider, request, findPayment(provider, request.id), open),
  },
  {
    method: 'POST',
    path: '/v1/disputes/:id/evidence',
    handle: (provider, request) =>
      decide(provider, request, findDisputed(provider, request.id), (payment, { note }, circumstances) => {
        const text = readText(note, 'note', 20_000);
        return isRefusal(text) ? text : answerDispute(payment, request.id, text.value, circumstances);
      }),
  },
  {
    method: 'POST',
    path: '/v1/disputes/:id/accept',
    handle: (provider, request) =>
      decide(provider, request, findDisputed(provider, request.id), (payment, _fields, circumstances) =>
        closeDispute(payment, request.id, 'lost', circumstances),
      ),
  },
  {
    method: 'POST',
    path: '/v1/disputes/:id/close',
    handle: (provider, request) =>
      decide(provider, request, findDisputed(provider, request.id), (payment, { outcome }, circumstances) => {
        if (outcome !== 'won' && outcome !== 'lost') {
          return refuse('parameter_invalid', 'outcome', 'outcome must be won or lost');
        }
        return closeDispute(payment, request.id, outcome, circumstances);
      }),
  },
];

const open: Decide = (
  payment,
  { amountMinor = payment.capturedMinor, reason = 'fraudulent' },
  circumstances,
) => {
  const amount = readAmount(amountMinor, 'amountMinor');
  if (isRefusal(amount)) return amount;
  const word = readText(reason, 'reason', 64);
  if (isRefusal(word)) return word;
  return openDispute(payment, { amountMinor: amount.value, reason: word.value }, circumstances);
};

function findDisputed(provider: Provider, disputeId: string): Payment | Refusal {
  const paymentId = provider.store.state.paymentIdByDispute.get(disputeId);
  return paymentId === undefined
    ? { refusal: 'not_found', message: 'there is no such dispute', param: 'id' }
    : findPayment(provider, paymentId);
}

function decide(provider: Provider, request: ApiRequest, payment: Payment | Refusal, work: Decide) {
  return mutate(provider, request, (body, circumstances) => {
    if (isRefusal(payment)) return payment;
    const fields = readObject(body, 'body');
    if (isRefusal(fields)) return fields;
    const step = work(payment, fields.value, circumstances);
    return isRefusal(step) ? step : { steps: [step], status: 200 };
  });
}
