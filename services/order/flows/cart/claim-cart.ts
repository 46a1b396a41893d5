import { randomBytes } from 'node:crypto';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { CartTools } from './cart-tools.ts';
import { appraiseCart } from '../../domain/appraise-cart.ts';
import type { Cart, StoredCart } from '../../domain/cart.ts';
import { lookAtCart } from '../../domain/look-at-cart.ts';
import { customerIdOf, mayHoldCart } from '../../domain/may-hold-cart.ts';
import { variantsToQuote } from '../../domain/variants-to-quote.ts';
import { viewCart } from '../../domain/view-cart.ts';
import { marketNow } from '../../store/market-now.ts';
import { adoptCart, findCart, findCartOfCustomer, insertCartToken } from '../../store/carts.ts';
import { joinCarts } from './join-carts.ts';
import { quoteVariants } from './quote-variants.ts';
import { refuseMoving } from './refuse-frozen.ts';

type Answer = ResultOf<'order', 'claimCart'>;
type Owner = { customerId: string; cartToken: string | undefined };

const triesMost = 5;

/**
 * Gives a customer who has just signed in their cart: that of the token, together with the one they had before; or
 * without a token the one they had, under a new token. A repeat changes nothing.
 */
export async function claimCart(
  tools: CartTools,
  { cartToken }: InputTo<'order', 'claimCart'>,
): Promise<Answer> {
  const customerId = customerIdOf(tools.context.subject);
  if (customerId === null) throw new Error('only customers claim carts');
  for (let tries = 0; tries < triesMost; tries += 1) {
    const { held, own } = await readCarts(tools, { customerId, cartToken });
    const { answer, steps } = await claim(tools, { held, own }, { customerId, cartToken });
    if (steps.length === 0) return answer;
    const flown = await tools.db.tryFlight(steps);
    if (!flown.isRefused) return answer;
    if (flown.refusedBy !== 'cart-moved') throw new Error(`the cart was refused by ${flown.refusedBy}`);
  }
  return refuseMoving();
}

/** The cart of the token, unless it is ordered or somebody else's, and the newest the customer had; in one round trip. */
async function readCarts(
  tools: CartTools,
  { customerId, cartToken }: Owner,
): Promise<{ held: Cart | undefined; own: Cart | undefined }> {
  const { subject } = tools.context;
  const glance = { market: null, localeMarket: null, customerId, email: null, couponCode: null };
  const ofToken = cartToken === undefined ? [] : [findCart(cartToken, glance)];
  const [[own], [held] = []] = await tools.db.together([findCartOfCustomer(customerId), ...ofToken]);
  const isTheirs = held !== undefined && held.frozenBy === null && mayHoldCart(held, subject);
  const look = async (stored: StoredCart | undefined) => {
    const now = stored && (await marketNow(tools, stored.market, stored));
    return now && lookAtCart(tools, stored, now);
  };
  const [heldNow, ownNow] = await Promise.all([look(isTheirs ? held : undefined), look(own)]);
  return { held: heldNow, own: ownNow };
}

async function claim(
  tools: CartTools,
  { held, own }: { held: Cart | undefined; own: Cart | undefined },
  { customerId, cartToken }: Owner,
): Promise<{ answer: Answer; steps: Step[] }> {
  if (held && cartToken !== undefined) {
    if (held.customerId !== null) return { answer: await show(tools, held, cartToken), steps: [] };
    if (own) return joinCarts(tools, { own, visitors: held, cartToken });
    const adopted = { ...held, customerId, version: held.version + 1 };
    return {
      answer: await show(tools, adopted, cartToken),
      steps: [adoptCart(held.cartId, held.version, customerId)],
    };
  }
  if (!own) return { answer: refuse('cart-not-found', 'You have no cart yet.'), steps: [] };
  const newToken = randomBytes(24).toString('base64url');
  return { answer: await show(tools, own, newToken), steps: [insertCartToken(own.cartId, newToken)] };
}

async function show(tools: CartTools, cart: Cart, cartToken: string): Promise<Answer> {
  const quotes = await quoteVariants(tools, variantsToQuote(cart), cart);
  return { ...viewCart(cart, appraiseCart(cart, quotes), cartToken), adjusted: [] };
}
