import type { LoaderFunctionArgs } from 'react-router';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';

/** The variants on the wishlist of who asks, for the button of a product page; none for visitors. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  localeOf(params);
  if (!/(^|;\s*)souk_session=/.test(request.headers.get('cookie') ?? '')) return { variantIds: [] };
  const reply = await apiFor(request).user.getWishlist({});
  // Without it the button offers to add, which changes nothing where it is on the list already.
  return { variantIds: reply.isOk ? reply.answer.items.map(({ variantId }) => variantId) : [] };
}
