import assert from 'node:assert/strict';
import { addresses, answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { fillCart, someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { onlyCodeFor } from './only-code-for.ts';
import { aKey, done, type Storm } from './storm.ts';

/** What somebody with an account does, each request sent several times: signing up, addresses, wishlist, consent, a cart. */
export async function liveAsCustomerInStorm(
  shop: ChaosShop,
  storm: Storm,
  [variantId, otherVariantId]: [string, string],
): Promise<void> {
  const customer = shop.clientWith({ 'souk-session': await joinInStorm(shop, storm) });
  const addressKey = aKey();
  const address = addresses['en-gb'];
  const { addressId } = await storm(
    'addAddress',
    () => customer.user.addAddress({ address }, addressKey),
    (made) => made,
  );
  const moved = { addressId, version: 1, address: { ...address, line1: '2 Mill Lane' } };
  await storm(
    'updateAddress',
    () => customer.user.updateAddress(moved),
    ({ version }) => version,
  );
  // What is removed was not sent several times: told again later it would rightly come back.
  const old = answerOf(await untilAnswered(() => customer.user.addAddress({ address }, aKey())));
  await storm('removeAddress', () => customer.user.removeAddress({ addressId: old.addressId }), done);
  await storm('addToWishlist', () => customer.user.addToWishlist({ variantId }), done);
  const other = { variantId: otherVariantId };
  answerOf(await untilAnswered(() => customer.user.addToWishlist(other)));
  await storm('removeFromWishlist', () => customer.user.removeFromWishlist(other), done);
  const consent = { purpose: 'marketing-mail' as const, textVersion: '1', locale: 'en-gb' as const };
  await storm('setConsent', () => customer.user.setConsent({ ...consent, isGiven: true }), done);
  await storm('startExport', () => customer.user.startExport({}), done);
  await fillInStorm(shop, storm, variantId);
}

async function joinInStorm({ api, mailboxUrl }: ChaosShop, storm: Storm): Promise<string> {
  const email = someEmail();
  const signUpKey = aKey();
  const wish = { email, password: 'a long password', name: 'Ada', locale: 'en-gb' as const };
  await storm('signUp', () => api.user.signUp(wish, signUpKey), done);
  const code = await onlyCodeFor(mailboxUrl, email);
  const { sessionToken } = answerOf(await untilAnswered(() => api.user.verifyEmail({ email, code })));
  return sessionToken;
}

async function fillInStorm({ api }: ChaosShop, storm: Storm, variantId: string): Promise<void> {
  const cart = await fillCart(api, [{ variantId, quantity: 1 }], someEmail());
  assert.ok(cart);
  const { cartToken } = cart;
  await storm(
    'setLineQuantity',
    () => api.order.setLineQuantity({ cartToken, variantId, quantity: 3 }),
    ({ lines }) => lines.map(({ quantity }) => quantity),
  );
  const details = { cartToken, email: someEmail(), shippingAddress: addresses['en-gb'] };
  await storm(
    'setCartDetails',
    () => api.order.setCartDetails({ ...details, shippingMethod: 'standard' }),
    ({ totals }) => totals.total,
  );
}
