import { createHash } from 'node:crypto';
import { locales } from '#contracts/markets.ts';
import { briefStatement, statement, type Step } from '#runtime/db/statement.ts';
import type { Cart, StoredCart } from '../domain/cart.ts';
import { cartSql } from './cart-sql.ts';

/** Each language with the market of who has chosen none. */
const usualMarkets = Object.entries(locales)
  .map(([locale, { market }]) => `('${locale}', '${market}')`)
  .join(', ');

type NewCart = [cartId: string, token: string, locale: string, market: string, customerId: string | null];

/** What a cart is looked at with instead of what is stored; null for what is stored. */
export type CartGlance = {
  market: string | null;
  /** The market of another language: it counts for a cart in the market of its own language, and not where one was chosen. */
  localeMarket: string | null;
  /** Who looks at it, for a cart that is nobody's yet. */
  customerId: string | null;
  email: string | null;
  couponCode: string | null;
};

/** The cart of a token with its lines and coupon, and when that is. */
export function findCart(
  cartToken: string,
  { market, localeMarket, customerId, email, couponCode }: CartGlance,
): Step<StoredCart> {
  return findCartByHash(hashOf(cartToken), market, customerId, email, couponCode, localeMarket);
}

/** Starts an empty cart; its token is stored as a hash. */
export function insertCart(...[cartId, cartToken, ...more]: NewCart): Step {
  return insertCartByHash(cartId, hashOf(cartToken), ...more);
}

/** How many items a cart holds that has not been ordered, and whose it is. */
export function countItems(cartToken: string): Step<Pick<Cart, 'customerId'> & { itemCount: number }> {
  return countItemsByHash(hashOf(cartToken));
}

/** Gives a cart one more token, its hash to be stored; the twenty newest are kept. */
export function insertCartToken(cartId: string, cartToken: string): Step {
  return insertTokenHash(cartId, hashOf(cartToken));
}

function hashOf(cartToken: string): string {
  return createHash('sha256').update(cartToken).digest('base64url');
}

/** The newest cart of a customer that is not ordered. */
export const findCartOfCustomer = statement<StoredCart, [customerId: string]>(
  'order.cart.find-of-customer',
  cartSql({
    where: `c.cart_id = (
      select cart_id from carts where customer_id = $1 and frozen_by is null order by changed_at desc limit 1)`,
    market: 'null::text',
    customerId: '$1',
    email: 'null',
    couponCode: 'null',
  }),
);

const findCartByHash = briefStatement<
  StoredCart,
  [
    tokenHash: string,
    market: string | null,
    customerId: string | null,
    email: string | null,
    couponCode: string | null,
    localeMarket: string | null,
  ]
>(
  'order.cart.find',
  cartSql({
    where: 'c.cart_id = cart_of_token($1)',
    market: `$2::text, case when (c.locale, c.market) in (${usualMarkets}) then $6::text end`,
    customerId: '$3',
    email: '$4',
    couponCode: '$5',
  }),
);

const countItemsByHash = statement<Pick<Cart, 'customerId'> & { itemCount: number }, [tokenHash: string]>(
  'order.cart.count-items',
  `select customer_id as "customerId",
     coalesce((select sum(quantity) from cart_lines l where l.cart_id = c.cart_id), 0)::int as "itemCount"
   from carts c where cart_id = cart_of_token($1) and frozen_by is null`,
);

const insertTokenHash = statement<unknown, [cartId: string, tokenHash: string]>(
  'order.cart.insert-token',
  `with old as (
     delete from cart_tokens where token_hash in (
       select token_hash from cart_tokens where cart_id = $1 order by created_at desc offset 19))
   insert into cart_tokens (cart_id, token_hash) values ($1, $2)`,
);

/**
 * Ends a visitor's cart that nobody has changed since, and lets its token open another from now on. Refuses with
 * `cart-moved`.
 */
export const turnCartInto = statement<unknown, [cartId: string, version: number, intoCartId: string]>(
  'order.cart.turn-into',
  `with gone as (
     delete from carts where cart_id = $1 and version = $2 and frozen_by is null and customer_id is null
     returning token_hash),
   turned as (insert into cart_tokens (cart_id, token_hash) select $3, token_hash from gone returning 1)
   select must(exists (select from turned), 'cart-moved')`,
);

const insertCartByHash = briefStatement<unknown, NewCart>(
  'order.cart.insert',
  `insert into carts (cart_id, token_hash, locale, market, customer_id) values ($1, $2, $3, $4, $5)`,
);

/**
 * Raises the version of a cart that nobody has changed since and that is not frozen; a signed-in customer's cart
 * becomes theirs. What was said of its prices is over. Refuses with `cart-moved`.
 */
export const touchCart = briefStatement<
  unknown,
  [cartId: string, version: number, customerId: string | null]
>(
  'order.cart.touch',
  `with changed as (
     update carts set version = version + 1, changed_at = now(), customer_id = coalesce(customer_id, $3), repricing = null
     where cart_id = $1 and version = $2 and frozen_by is null returning 1)
   select must(exists (select from changed), 'cart-moved')`,
);

/** As `touchCart`, for a cart that stays as it is and becomes somebody's. */
export const adoptCart = statement<unknown, [cartId: string, version: number, customerId: string]>(
  'order.cart.adopt',
  `with changed as (
     update carts set version = version + 1, changed_at = now(), customer_id = $3
     where cart_id = $1 and version = $2 and frozen_by is null and customer_id is null returning 1)
   select must(exists (select from changed), 'cart-moved')`,
);

export const updateCartDetails = briefStatement<
  unknown,
  [
    cartId: string,
    locale: string,
    market: string,
    email: string | null,
    shippingAddress: string | null,
    shippingMethod: string | null,
    invoiceTo: string | null,
    repricing: string | null,
    points: number,
  ]
>(
  'order.cart.update-details',
  `update carts set locale = $2, market = $3, email = $4, shipping_address = $5::jsonb, shipping_method = $6,
     invoice_to = $7::jsonb, repricing = $8::jsonb, points = $9
   where cart_id = $1`,
);

export const setCartCoupon = statement<unknown, [cartId: string, couponCode: string | null]>(
  'order.cart.set-coupon',
  `update carts set coupon_code = $2 where cart_id = $1`,
);

/** Freezes a cart at the version that was ordered; a signed-in customer's cart becomes theirs. Refuses with `cart-moved`. */
export const freezeCart = statement<
  unknown,
  [cartId: string, version: number, orderId: string, customerId: string | null]
>(
  'order.cart.freeze',
  `with frozen as (
     update carts set frozen_by = $3, version = version + 1, changed_at = now(), customer_id = coalesce(customer_id, $4)
     where cart_id = $1 and version = $2 and frozen_by is null returning 1)
   select must(exists (select from frozen), 'cart-moved')`,
);

/** Gives a cart back to its holder when its order was cancelled. */
export const unfreezeCart = statement<unknown, [orderId: string, cartId: string | null]>(
  'order.cart.unfreeze',
  `update carts set frozen_by = null, version = version + 1, changed_at = now()
   where cart_id = $2 and frozen_by = $1`,
);

/** Deletes carts that nobody has touched for so many days, at most `limit`. */
export const deleteOldCarts = statement<{ cartId: string }, [days: number, limit: number]>(
  'order.cart.delete-old',
  `delete from carts where cart_id in (
     select cart_id from carts where changed_at < now() - make_interval(days => $1)
     order by changed_at limit $2 for update skip locked)
   returning cart_id as "cartId"`,
);
