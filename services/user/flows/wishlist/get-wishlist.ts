import type { ResultOf } from '#contracts/services.ts';
import { customerOf } from '../../domain/customer-of.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listItems } from '../../store/customer/wishlists.ts';

/** The wishlist of the customer who asks. */
export async function getWishlist(tools: UserTools): Promise<ResultOf<'user', 'getWishlist'>> {
  return { items: await tools.db.rows(listItems(customerOf(tools.context.subject))) };
}
