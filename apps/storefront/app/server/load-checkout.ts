import { redirect } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { apiFor } from './api.ts';
import { countriesOf } from './countries-of.ts';
import { chosenMarket } from './market-of.ts';
import type { ShopLocale } from './locale-of.ts';
import { nameCountries } from './name-countries.ts';
import { orderPath } from './place-order.ts';
import { throwProblem } from './throw-problem.ts';

type Book = AnswerOf<'user', 'listAddresses'>['addresses'];

/**
 * All that checkout shows: the cart, who is signed in with their addresses, and the form of the country that the parcel
 * goes to. Leads to the basket when there is nothing to order, and to the order that the cart became.
 */
export async function loadCheckout(request: Request, locale: ShopLocale) {
  const api = apiFor(request);
  const isMember = /(^|;\s*)souk_session=/.test(request.headers.get('cookie') ?? '');
  const [cart, countries, profile, book, points] = await Promise.all([
    api.order.getCart({ locale, ...chosenMarket(request) }),
    api.user.listAddressCountries({}),
    isMember ? api.user.getProfile({}) : undefined,
    isMember ? api.user.listAddresses({}) : undefined,
    isMember ? api.user.getPoints({ limit: 1 }) : undefined,
  ]);
  if (!cart.isOk) {
    if (cart.problem.status !== 404 && cart.problem.status !== 400) throwProblem(cart.problem);
    throw redirect(`/${locale}/cart`);
  }
  if (cart.answer.order) {
    const { orderId, orderKey } = cart.answer.order;
    throw redirect(orderPath(locale, orderId, orderKey));
  }
  if (cart.answer.lines.length === 0) throw redirect(`/${locale}/cart`);
  if (!countries.isOk) throwProblem(countries.problem);
  const addresses: Book = book?.isOk ? book.answer.addresses : [];
  const usual = addresses.find(({ isDefaultShipping }) => isDefaultShipping);
  const asked = new URL(request.url).searchParams.get('country');
  const { market, shippingAddress } = cart.answer;
  const places = countriesOf(market, countries.answer.countries);
  const wished = [
    asked,
    shippingAddress?.country,
    usual?.address.country,
    market === 'gb' ? 'GB' : places[0],
  ];
  const country = wished.find((code) => code && places.includes(code)) ?? 'GB';
  const form = await api.user.getAddressForm({ country });
  if (!form.isOk) throwProblem(form.problem);
  return {
    cart: cart.answer,
    countries: nameCountries(places, locale),
    form: form.answer,
    email: profile?.isOk ? profile.answer.email : null,
    isMember: profile?.isOk ?? false,
    addresses,
    freePoints: points?.isOk ? points.answer.free : 0,
    usual: usual?.address ?? null,
    // One key per page that the buyer sees: sending the form twice orders once.
    key: crypto.randomUUID(),
  };
}
