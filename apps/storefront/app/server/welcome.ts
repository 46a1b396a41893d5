import { data, redirect } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import type { Reply } from '../../../client/client.ts';
import { apiFor, passCookies } from './api.ts';
import { chosenMarket, marketCookie, marketOfCart } from './market-of.ts';

type SignedIn = Extract<Reply<AnswerOf<'user', 'signIn'>>, { isOk: true }>;
type Claimed = AnswerOf<'order', 'claimCart'>;

/** What became of the baskets at sign-in, where it is not just as it was. */
export type Joined = {
  kind: 'joined' | 'not-joined';
  itemCount: number;
  adjusted: Claimed['adjusted'];
  to: string;
};

/** Ends a sign-in: claims the cart once, and goes back to where one was, or says first what changed in the basket. */
export async function welcome(request: Request, { answer, headers }: SignedIn, to: string) {
  if (answer.profile.kind === 'staff') return redirect('/admin', { headers: passCookies(headers) });
  const visitor = apiFor(request);
  const hadCart = /(^|;\s*)souk_cart=/.test(request.headers.get('cookie') ?? '');
  const counted = hadCart ? await visitor.order.countCart({}) : undefined;
  const claimed = await apiFor(request, answer.sessionToken).order.claimCart({});
  const cookies = passCookies(headers, claimed.headers);
  // The choice of a market that was made for the basket elsewhere holds here too, unless another was made here.
  const market = claimed.isOk ? marketOfCart(claimed.answer) : undefined;
  if (market && !chosenMarket(request).market) cookies.append('set-cookie', marketCookie(market));
  const joined = judgeClaim(counted?.isOk ? counted.answer.itemCount : 0, claimed, to);
  return joined ? data({ joined }, { headers: cookies }) : redirect(to, { headers: cookies });
}

function judgeClaim(countBefore: number, claimed: Reply<Claimed>, to: string): Joined | undefined {
  if (!claimed.isOk) {
    if (claimed.problem.code === 'cart-not-found') return undefined;
    return { kind: 'not-joined', itemCount: countBefore, adjusted: [], to };
  }
  const { itemCount, adjusted } = claimed.answer;
  // Who came with an empty basket finds their own again, and its number says so.
  const isChanged = countBefore > 0 && itemCount !== countBefore;
  return isChanged || adjusted.length > 0 ? { kind: 'joined', itemCount, adjusted, to } : undefined;
}
