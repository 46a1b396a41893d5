/** An answer that is no page, for whoever reads the shop by machine; kept for an hour. */
export function plainResponse(body: string, type: 'application/xml' | 'text/plain'): Response {
  return new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=3600' },
  });
}
