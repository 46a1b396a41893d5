import type { InputTo, ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { deleteItem } from '../../store/customer/wishlists.ts';

/** Takes a variant off the wishlist of the customer who asks; one that is not on it is off already. */
export async function removeFromWishlist(
  tools: UserTools,
  { variantId }: InputTo<'user', 'removeFromWishlist'>,
): Promise<ResultOf<'user', 'removeFromWishlist'>> {
  await tools.db.row(deleteItem(customerOf(tools.context.subject), variantId));
  return {};
}
