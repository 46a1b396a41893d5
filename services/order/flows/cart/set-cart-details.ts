import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { CartTools } from './cart-tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import { checkDetails } from '../../domain/check-details.ts';
import { setDetails } from '../../domain/set-details.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { touchCart, updateCartDetails } from '../../store/carts.ts';
import { tellCart } from './tell-cart.ts';
import { findRepricing } from './find-repricing.ts';
import { quoteVariants } from './quote-variants.ts';
import { readCart } from './read-cart.ts';
import { refusePoints } from './refuse-points.ts';
import { refuseFrozen, refuseMoving } from './refuse-frozen.ts';

const triesMost = 5;

/** Sets e-mail, address, way of sending, whom the invoice is for, points to spend, or language and market; another market reprices. A repeat changes nothing. */
export async function setCartDetails(
  tools: CartTools,
  { cartToken, ...details }: InputTo<'order', 'setCartDetails'>,
): Promise<ResultOf<'order', 'setCartDetails'>> {
  const short = await refusePoints(tools, details.points ?? 0);
  if (short) return short;
  for (let tries = 0; tries < triesMost; tries += 1) {
    const cart = await readCart(tools, cartToken, details);
    if (isRefusal(cart)) return cart;
    if (cart.frozenBy !== null) return refuseFrozen();
    const { cart: next, isChanged } = setDetails(cart, details);
    const quotes = await quoteVariants(tools, variantsToQuote(next), next);
    const found = isChanged
      ? await findRepricing(tools, cart, { locale: next.locale, market: next.market, quotes })
      : cart.repricing;
    const changed = { ...next, repricing: details.repricingSeen ? null : found };
    const appraisal = appraiseCart(changed, quotes);
    const refusal = checkDetails(details, appraisal);
    if (refusal) return refusal;
    const answer = viewCart(changed, appraisal, cartToken);
    if (!isChanged) return answer;
    const { cartId, locale, market, email, shippingAddress, shippingMethod, invoiceTo } = changed;
    const address = shippingAddress && JSON.stringify(shippingAddress);
    const invoice = invoiceTo && JSON.stringify(invoiceTo);
    const repricing = changed.repricing && JSON.stringify(changed.repricing);
    const flown = await tools.db.tryFlight([
      touchCart(cartId, cart.version, customerIdOf(tools.context.subject)),
      updateCartDetails(
        cartId,
        locale,
        market,
        email,
        address,
        shippingMethod,
        invoice,
        repricing,
        changed.points,
      ),
      ...(isNowKnown(cart, changed) ? [tellCart(tools, 'checkout.started', changed)] : []),
    ]);
    if (!flown.isRefused) return answer;
    if (flown.refusedBy !== 'cart-moved') throw new Error(`the cart was refused by ${flown.refusedBy}`);
  }
  return refuseMoving();
}

type Whereto = { email: string | null; shippingAddress: unknown };

/** Whether this is the first that is known of where to write or to send to. */
function isNowKnown(before: Whereto, after: Whereto): boolean {
  const isKnown = ({ email, shippingAddress }: Whereto) => email !== null || shippingAddress !== null;
  return !isKnown(before) && isKnown(after);
}
