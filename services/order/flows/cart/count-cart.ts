import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { mayHoldCart } from '../../domain/may-hold-cart.ts';
import { countItems } from '../../store/carts.ts';

/** The number beside the basket on every page: one small read, and no neighbour is asked. */
export async function countCart(
  tools: Tools<'order'>,
  { cartToken }: InputTo<'order', 'countCart'>,
): Promise<ResultOf<'order', 'countCart'>> {
  const cart = cartToken === undefined ? undefined : await tools.db.row(countItems(cartToken));
  const isTheirs = cart !== undefined && mayHoldCart(cart, tools.context.subject);
  return { itemCount: isTheirs ? cart.itemCount : 0 };
}
