import { data, redirect } from 'react-router';
import type { Client } from '../../../client/client.ts';
import { answerProblem } from './answer-problem.ts';
import { passCookies } from './api.ts';
import { changeCoupon } from './change-coupon.ts';
import { fieldOf } from './field-of.ts';
import type { ShopLocale } from './locale-of.ts';
import type { ShopMarket } from './market-of.ts';
import { readDetails } from './read-checkout.ts';

/** In which language a buyer orders, and in which market, where they chose one. */
type At = { locale: ShopLocale; market?: ShopMarket };

/** Saves what a form of checkout says, by its `intent`, and leads to what comes next. */
export async function saveCheckout(api: Client, at: At, form: FormData) {
  const { locale } = at;
  const intent = fieldOf(form, 'intent');
  if (intent === 'coupon' || intent === 'no-coupon') return changeCoupon(api, form, `/${locale}/checkout`);
  if (intent === 'country')
    return redirect(`/${locale}/checkout?country=${encodeURIComponent(fieldOf(form, 'country'))}`);
  const reply = await send(api, at, form, intent);
  if (!reply.isOk) return answerProblem(reply, { intent });
  const headers = passCookies(reply.headers);
  if (intent === 'details' && form.get('keepAddress') === 'on') {
    const { shippingAddress } = readDetails(form);
    const kept = await api.user.addAddress({ address: shippingAddress });
    if (!kept.isOk) return answerProblem(kept, { intent });
  }
  // Sent by the page without leaving it.
  if (form.get('stay') === '1') return data({ intent, problem: undefined }, { headers });
  const next = { details: '#shipping', address: '#shipping', shipping: '#payment' }[intent] ?? '';
  return redirect(`/${locale}/checkout${next}`, { headers });
}

async function send(api: Client, at: At, form: FormData, intent: string) {
  const { locale: _, ...market } = at;
  if (intent === 'shipping')
    return api.order.setCartDetails({ ...market, shippingMethod: fieldOf(form, 'shippingMethod') });
  if (intent === 'points') return api.order.setCartDetails({ ...market, points: countOf(form) });
  if (intent === 'no-points') return api.order.setCartDetails({ ...market, points: 0 });
  if (intent !== 'address') return api.order.setCartDetails({ ...at, ...readDetails(form) });
  const book = await api.user.listAddresses({});
  if (!book.isOk) return book;
  const chosen = book.answer.addresses.find(({ addressId }) => addressId === fieldOf(form, 'addressId'));
  return api.order.setCartDetails({ ...at, ...(chosen ? { shippingAddress: chosen.address } : {}) });
}

/** The whole number of points that a form says; 0 for anything else. */
function countOf(form: FormData): number {
  const count = Math.floor(Number(fieldOf(form, 'points')));
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
