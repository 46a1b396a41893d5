import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { findOrder } from '../../store/orders.ts';
import { findRepricing } from './find-repricing.ts';
import { quoteVariants } from './quote-variants.ts';
import { readCart } from './read-cart.ts';

/**
 * The cart at today's prices; with `locale` or `market` as it would be in that language or market, with what that changes
 * of its prices; and the order that it became.
 */
export async function getCart(
  tools: CartTools,
  { cartToken, locale, market }: InputTo<'order', 'getCart'>,
): Promise<ResultOf<'order', 'getCart'>> {
  const cart = await readCart(tools, cartToken, { ...(locale && { locale }), ...(market && { market }) });
  if (isRefusal(cart)) return cart;
  const shown = locale ?? cart.locale;
  const quotes = await quoteVariants(tools, variantsToQuote(cart), { locale: shown, market: cart.market });
  const repricing =
    (await findRepricing(tools, cart, { locale: shown, market: cart.market, quotes })) ?? cart.repricing;
  const view = viewCart({ ...cart, repricing }, appraiseCart(cart, quotes, shown), cartToken);
  if (cart.frozenBy === null) return view;
  const order = await tools.db.row(findOrder(cart.frozenBy));
  if (!order) throw new Error(`cart ${cart.cartId} became an order that is not there`);
  return { ...view, order: { orderId: order.orderId, orderKey: order.orderKey } };
}
