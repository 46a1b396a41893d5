import type { AnswerOf } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import type { Cart } from '../../domain/cart.ts';
import { addUp, mergeCarts } from '../../domain/merge-carts.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { setCartCoupon, touchCart, turnCartInto, updateCartDetails } from '../../store/carts.ts';
import { putLines } from './put-lines.ts';
import { findRepricing } from './find-repricing.ts';
import { quoteVariants } from './quote-variants.ts';

/**
 * What it takes to put a visitor's cart into that of the customer: the visitor's cart ends, and its token opens the
 * customer's from now on. A coupon that comes with the visitor's cart stays only if it can be used.
 */
export async function joinCarts(
  tools: Tools<'order'>,
  { own, visitors, cartToken }: { own: Cart; visitors: Cart; cartToken: string },
): Promise<{ answer: AnswerOf<'order', 'claimCart'>; steps: Step[] }> {
  const limits = {
    quantityMost: tools.setting('order.maxQuantityPerLine'),
    linesMost: tools.setting('order.maxLinesPerCart'),
  };
  const together = { ...visitors, lines: addUp(own.lines, visitors.lines) };
  const stock = await quoteVariants(tools, variantsToQuote(together), visitors);
  const { cart: merged, adjusted } = mergeCarts(own, visitors, stock, limits);
  // Less of a thing may cost more each.
  const quotes = adjusted.length === 0 ? stock : await quoteVariants(tools, variantsToQuote(merged), merged);
  const isOfUse = own.couponCode !== null || !appraiseCart(merged, quotes).coupon?.reason;
  const repricing =
    (await findRepricing(tools, own, { locale: merged.locale, market: merged.market, quotes })) ??
    visitors.repricing;
  const cart = { ...merged, ...(isOfUse ? {} : { couponCode: null, coupon: null }), repricing };
  const { cartId, locale, market, email, shippingAddress, shippingMethod, invoiceTo } = cart;
  const address = shippingAddress && JSON.stringify(shippingAddress);
  const invoice = invoiceTo && JSON.stringify(invoiceTo);
  const repriced = repricing && JSON.stringify(repricing);
  return {
    answer: { ...viewCart(cart, appraiseCart(cart, quotes), cartToken), adjusted },
    steps: [
      touchCart(cartId, own.version, own.customerId),
      turnCartInto(visitors.cartId, visitors.version, cartId),
      putLines(cartId, cart.lines, cart.version),
      updateCartDetails(
        cartId,
        locale,
        market,
        email,
        address,
        shippingMethod,
        invoice,
        repriced,
        cart.points,
      ),
      setCartCoupon(cartId, cart.couponCode),
    ],
  };
}
