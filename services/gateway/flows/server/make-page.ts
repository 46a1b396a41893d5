import type { Dispatcher } from 'undici';
import { consistency } from '#contracts/consistency.ts';
import { encodeToken } from '#runtime/events/consistency-token.ts';
import type { Positions } from '#runtime/events/positions.ts';
import type { SharedPage } from '../../domain/page/shared-page-of.ts';
import { storedPage } from './answer-cache.ts';
import type { ServerTools } from './gateway-resources.ts';
import type { MadePage, OtherPage } from './page-cache.ts';
import { pageHeaders } from './page-headers.ts';

/** What a page is rendered for: its address, the trace, and the network that counts what it asks the API. */
export type PageWish = { page: SharedPage; path: string; traceparent: string; address: string };

/**
 * Has the storefront render a page for nobody in particular: it is told the address and the market, and of the visitor
 * only the network, which limits go by. So whatever comes back can be shown to everybody.
 */
export async function makePage(
  tools: Pick<ServerTools, 'cluster' | 'setting'>,
  storefront: Dispatcher,
  { page, path, traceparent, address }: PageWish,
  heard: Positions,
): Promise<MadePage<OtherPage>> {
  const cookies = [`souk_market=${page.market}`];
  if (Object.keys(heard).length > 0) {
    const token = encodeToken({ ...(await tools.cluster.mark()), positions: heard });
    cookies.push(`${consistency.cookie}=${token}`);
  }
  const response = await storefront.request({
    method: 'GET',
    path,
    headersTimeout: renderTimeoutMs,
    bodyTimeout: renderTimeoutMs,
    headers: {
      cookie: cookies.join('; '),
      traceparent,
      'x-forwarded-host': new URL(tools.setting('gateway.publicUrl')).host,
      'x-forwarded-for': address,
    },
  });
  const body = Buffer.from(await response.body.arrayBuffer());
  const tags = response.headers['souk-page-tags'];
  const headers = pageHeaders(response.headers);
  const isFit =
    response.statusCode === 200 && typeof tags === 'string' && tags !== '' && !('set-cookie' in headers);
  if (!isFit) return { stored: undefined, other: { status: response.statusCode, headers, body } };
  const { 'content-type': type, 'cache-control': rule } = headers;
  return { stored: await storedPage(String(type), body, String(rule)), tags: tags.split(' ') };
}

/** How long a page may take, until its last byte. */
export const renderTimeoutMs = 10_000;
