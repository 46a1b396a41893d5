import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertItem, openWishlist } from '../../store/customer/wishlists.ts';

/** Puts a variant on the wishlist of the customer who asks. */
export async function addToWishlist(
  tools: UserTools,
  { variantId }: InputTo<'user', 'addToWishlist'>,
): Promise<ResultOf<'user', 'addToWishlist'>> {
  const customerId = customerOf(tools.context.subject);
  const flown = await tools.db.tryFlight([openWishlist(customerId), insertItem(customerId, variantId)]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy !== 'wishlist_limit') throw new Error(`a wish was refused by ${flown.refusedBy}`);
  return refuse('limit-reached', 'The wishlist holds 200 things. Take one off first.');
}
