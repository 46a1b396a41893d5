import type { Step } from '#runtime/db/statement.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import type { Cart } from '../../domain/cart.ts';

/** The step that announces how far a cart has come. */
export function tellCart(
  tools: Tools<'order'>,
  name: 'cart.started' | 'checkout.started',
  { cartId, market, version }: Pick<Cart, 'cartId' | 'market' | 'version'>,
): Step {
  return announce(tools, name, { key: cartId, version, payload: { cartId, market } });
}
