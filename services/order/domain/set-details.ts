import type { Locale, Market } from '#contracts/markets.ts';
import type { AddressValue, InvoiceToValue } from '#contracts/order/cart.ts';
import type { Cart } from './cart.ts';
import { isSameAddress } from './is-same-address.ts';
import { normaliseEmail } from './normalise-email.ts';
import { tidyAddress } from './tidy-address.ts';
import { tidyInvoiceTo } from './tidy-invoice-to.ts';

export type CartDetails = {
  email?: string;
  shippingAddress?: AddressValue;
  shippingMethod?: string;
  /** Null takes it away. */
  invoiceTo?: InvoiceToValue | null;
  locale?: Locale;
  /** The cart was read in it. */
  market?: Market;
  points?: number;
  repricingSeen?: true;
};

/** The cart with new details; its next version, if they change anything. What is left out stays. */
export function setDetails(cart: Cart, details: CartDetails): { cart: Cart; isChanged: boolean } {
  const { email, shippingAddress, shippingMethod, invoiceTo, locale, repricingSeen = false } = details;
  const next = {
    email: email === undefined ? cart.email : normaliseEmail(email),
    shippingAddress: shippingAddress === undefined ? cart.shippingAddress : tidyAddress(shippingAddress),
    shippingMethod: shippingMethod ?? cart.shippingMethod,
    invoiceTo: invoiceTo === undefined ? cart.invoiceTo : invoiceTo && tidyInvoiceTo(invoiceTo),
    locale: locale ?? cart.locale,
    points: details.points ?? cart.points,
  };
  const isChanged =
    (repricingSeen && cart.repricing !== null) ||
    next.email !== cart.email ||
    next.shippingMethod !== cart.shippingMethod ||
    next.locale !== cart.locale ||
    next.points !== cart.points ||
    cart.market !== cart.storedMarket ||
    next.invoiceTo?.name !== cart.invoiceTo?.name ||
    next.invoiceTo?.taxNumber !== cart.invoiceTo?.taxNumber ||
    !isSameAddress(next.shippingAddress, cart.shippingAddress);
  return { cart: { ...cart, ...next, version: isChanged ? cart.version + 1 : cart.version }, isChanged };
}
