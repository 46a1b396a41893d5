import type { Reply } from '../../../client/client.ts';
import { addToCart } from './add-to-cart.ts';
import { apiFor, passCookies } from './api.ts';
import { backPath } from './back-path.ts';
import { fieldOf } from './field-of.ts';
import { chosenMarket } from './market-of.ts';
import type { ShopLocale } from './locale-of.ts';

type Refused = Extract<Reply<unknown>, { isOk: false }>;
type Told = { wished?: boolean; removedId?: string; movedId?: string; title?: string };
export type WishChange =
  | { told: Told; headers: Headers }
  | { refused: Refused }
  | { leadTo: string; headers: Headers };

/**
 * Changes the wishlist by the `intent` of a form. A form of a product page (`from`) that was posted without script is led
 * back there; who is not signed in, to sign in first.
 */
export async function changeWishlist(request: Request, locale: ShopLocale): Promise<WishChange> {
  const form = await request.formData();
  const api = apiFor(request);
  const variantId = fieldOf(form, 'variantId');
  const intent = fieldOf(form, 'intent');
  const from = fieldOf(form, 'from');
  if (intent === 'to-cart') return moveToCart(request, locale, variantId, fieldOf(form, 'title'));
  const isWish = intent === 'wish';
  const reply = isWish
    ? await api.user.addToWishlist({ variantId })
    : await api.user.removeFromWishlist({ variantId });
  if (!reply.isOk) {
    if (reply.problem.status !== 401) return { refused: reply };
    const to = backPath(from, locale);
    const leadTo = `/${locale}/account/sign-in?${new URLSearchParams({ to }).toString()}`;
    return { leadTo, headers: new Headers() };
  }
  const headers = passCookies(reply.headers);
  if (from !== '' && form.get('stay') !== '1') return { leadTo: backPath(from, locale), headers };
  return { told: intent === 'remove' ? { removedId: variantId } : { wished: isWish }, headers };
}

async function moveToCart(
  request: Request,
  locale: ShopLocale,
  variantId: string,
  title: string,
): Promise<WishChange> {
  const api = apiFor(request);
  const added = await addToCart(
    api,
    { locale, ...chosenMarket(request) },
    { variantId, quantity: 1 },
    crypto.randomUUID(),
  );
  if (!added.isOk) return { refused: added };
  const removed = await api.user.removeFromWishlist({ variantId });
  if (!removed.isOk) return { refused: removed };
  return { told: { movedId: variantId, title }, headers: passCookies(added.headers, removed.headers) };
}
