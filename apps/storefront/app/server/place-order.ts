import { redirect } from 'react-router';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Client } from '../../../client/client.ts';
import type { ShopLocale } from './locale-of.ts';
import { answerProblem } from './answer-problem.ts';
import { passCookies } from './api.ts';
import { fieldOf } from './field-of.ts';
import { readCheckoutMethod } from './read-checkout.ts';

type Expected = InputTo<'order', 'checkout'>['expectedTotal'];

/** Orders the basket at the total the buyer saw and leads to the order: paid, to be paid elsewhere, or refused. */
export async function placeOrder(api: Client, locale: ShopLocale, form: FormData) {
  const expectedTotal = {
    amountMinor: Number(form.get('totalMinor')),
    currency: fieldOf(form, 'currency') as Expected['currency'],
  };
  const reply = await api.order.checkout(
    { expectedTotal, paymentMethod: readCheckoutMethod(form) },
    { idempotencyKey: fieldOf(form, 'key') },
  );
  if (reply.isOk) return leadToOrder(locale, reply.answer, passCookies(reply.headers));
  const { problem } = reply;
  const order = problem.data as { orderId?: string; orderKey?: string } | undefined;
  // Declined, or ordered already by a request whose answer was lost: the order's page tells what became of it.
  const isPlaced = problem.code === 'payment-declined' || problem.code === 'cart-frozen';
  if (isPlaced && order?.orderId) {
    return redirect(orderPath(locale, order.orderId, order.orderKey ?? null), {
      headers: passCookies(reply.headers),
    });
  }
  return answerProblem(reply, { intent: 'pay' });
}

/** To the provider's page where the buyer must go there, else to the order's own. */
export function leadToOrder(locale: ShopLocale, order: AnswerOf<'order', 'getOrder'>, headers: Headers) {
  const { nextAction } = order.payment;
  const to =
    nextAction?.type === 'redirect' ? nextAction.url : orderPath(locale, order.orderId, order.orderKey);
  return redirect(to, { headers });
}

/** The address of an order; its key is what lets a guest see it. */
export function orderPath(locale: ShopLocale, orderId: string, orderKey: string | null): string {
  return `/${locale}/orders/${orderId}${orderKey === null ? '' : `?key=${encodeURIComponent(orderKey)}`}`;
}
