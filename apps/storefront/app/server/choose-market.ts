import type { Problem } from '../../../client/client.ts';
import { apiFor, passCookies } from './api.ts';
import { hasNoCart } from './has-no-cart.ts';
import { isMarket, marketCookie } from './market-of.ts';

/**
 * Keeps the market that a visitor chooses, and puts their basket into it, where they have one that can be changed. Gives
 * the cookies to send, or the problem.
 */
export async function chooseMarket(
  request: Request,
  market: string,
): Promise<{ headers: Headers } | { problem: Problem }> {
  if (!isMarket(market)) return { problem: unknownMarket };
  const headers = new Headers();
  if (/(^|;\s*)souk_cart=/.test(request.headers.get('cookie') ?? '')) {
    const reply = await apiFor(request).order.setCartDetails({ market });
    if (!reply.isOk && !hasNoCart(reply.problem)) return reply;
    if (reply.isOk)
      for (const cookie of passCookies(reply.headers).getSetCookie()) headers.append('set-cookie', cookie);
  }
  headers.append('set-cookie', marketCookie(market));
  return { headers };
}

const unknownMarket: Problem = {
  code: 'invalid-input',
  status: 400,
  title: 'Invalid input',
  detail: 'Choose one of the markets that there are.',
  path: '/market',
};
