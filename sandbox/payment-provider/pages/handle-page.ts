import type { Answer } from '../../shared/http/answer.ts';
import { chooseLanguage } from '../../shared/page/choose-language.ts';
import { pageAnswer } from '../../shared/page/page-answer.ts';
import { completeAction } from '../domain/complete-payment.ts';
import type { Payment } from '../domain/payment.ts';
import { freshCircumstances } from '../flows/fresh-circumstances.ts';
import { keepSteps } from '../flows/keep-steps.ts';
import type { ApiRequest } from '../http/api-request.ts';
import type { Provider } from '../provider.ts';
import { actionPage, unknownPage } from './action-page.ts';
import { returnAddress } from './return-address.ts';

/** Shows a payment's page, and takes the buyer's press of a button; the unguessable address is the permission. */
export async function handlePage(provider: Provider, request: Omit<ApiRequest, 'id'>): Promise<Answer> {
  const { method, path, query, headers, body } = request;
  const language = chooseLanguage(query.get('language'), headers['accept-language']);
  const { state } = provider.store;
  const paymentId = state.paymentIdByPageToken.get(path.slice('/pages/'.length)) ?? '';
  const payment = state.payments.get(paymentId);
  if (payment === undefined) return pageAnswer(unknownPage(language));
  if (method === 'POST')
    await takeAnswer(provider, payment, new URLSearchParams(body.toString()).get('answer'));
  else await provider.store.settled();
  const current = state.payments.get(paymentId) ?? payment;
  if (method !== 'POST') return pageAnswer(actionPage(current, language));
  // Leads away from the form, so that reloading sends nothing twice.
  const location = returnAddress(current) ?? `${path}?language=${language}`;
  return { status: 303, body: '', headers: { location, 'cache-control': 'no-store' } };
}

// A second press, or one after the shop has cancelled, changes nothing.
async function takeAnswer(provider: Provider, payment: Payment, answer: string | null): Promise<void> {
  const step =
    answer === 'approve' || answer === 'decline'
      ? completeAction(payment, answer, freshCircumstances())
      : undefined;
  if (step !== undefined) await keepSteps(provider, [step]);
  else await provider.store.settled();
}
