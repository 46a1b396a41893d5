import { isRefusal, type Refusal } from '#contracts/refusals.ts';
import type { CartValue } from '#contracts/order/cart.ts';
import { remember } from '#runtime/door/remember.ts';
import type { CartTools } from './cart-tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { checkLine } from '../../domain/check-line.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { setLine } from '../../domain/set-line.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { deleteCartLine } from '../../store/cart-lines.ts';
import { touchCart } from '../../store/carts.ts';
import { putLines } from './put-lines.ts';
import { tellCart } from './tell-cart.ts';
import { quoteVariants } from './quote-variants.ts';
import { readCart } from './read-cart.ts';
import { refuseFrozen, refuseMoving } from './refuse-frozen.ts';

type LineRefusal = Refusal<
  | 'cart-not-found'
  | 'cart-frozen'
  | 'variant-not-found'
  | 'quantity-limit'
  | 'out-of-stock'
  | 'version-conflict'
>;

const triesMost = 5;

/**
 * Changes the quantity of one variant from what it is to what `quantityAfter` says; 0 takes it out. The cart is read
 * and priced, and written only if nobody has changed it since; else it is tried again.
 */
export async function changeLine(
  tools: CartTools,
  { cartToken, variantId }: { cartToken: string; variantId: string },
  quantityAfter: (before: number) => number,
): Promise<CartValue | LineRefusal> {
  const limits = {
    quantityMost: tools.setting('order.maxQuantityPerLine'),
    linesMost: tools.setting('order.maxLinesPerCart'),
  };
  for (let tries = 0; tries < triesMost; tries += 1) {
    const cart = await readCart(tools, cartToken);
    if (isRefusal(cart)) return cart;
    if (cart.frozenBy !== null) return refuseFrozen();
    const before = cart.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
    const quantity = quantityAfter(before);
    const others = cart.lines.filter((line) => line.variantId !== variantId);
    const wanted = quantity === 0 ? others : [...others, { variantId, quantity }];
    const quotes = await quoteVariants(tools, variantsToQuote({ ...cart, lines: wanted }), cart);
    const linesBeside = cart.lines.length - (before > 0 ? 1 : 0);
    const quote =
      quantity === 0 ? null : checkLine({ variantId, quantity, before }, quotes, linesBeside, limits);
    if (isRefusal(quote)) return quote;
    if (quantity === before) return viewCart(cart, appraiseCart(cart, quotes), cartToken);
    const changed = setLine(cart, variantId, quantity, quote);
    const line = changed.lines.filter((each) => each.variantId === variantId);
    const answer = viewCart(changed, appraiseCart(changed, quotes), cartToken);
    const flown = await tools.db.tryFlight([
      touchCart(cart.cartId, cart.version, customerIdOf(tools.context.subject)),
      quote ? putLines(cart.cartId, line, changed.version) : deleteCartLine(cart.cartId, variantId),
      ...(cart.lines.length === 0 ? [tellCart(tools, 'cart.started', changed)] : []),
      ...remember(tools, answer),
    ]);
    if (!flown.isRefused) return answer;
    if (flown.refusedBy !== 'cart-moved') throw new Error(`the cart was refused by ${flown.refusedBy}`);
  }
  return refuseMoving();
}
