import { createClient, type Client } from '../../../client/client.ts';

/**
 * A client of the shop's API that asks as the visitor: with their cookies, language and address; with `session` as who has
 * just signed in.
 */
export function apiFor(request: Request, session?: string): Client {
  const headers: Record<string, string> = {};
  for (const name of ['cookie', 'accept-language', 'x-forwarded-for', 'user-agent', 'traceparent']) {
    const value = request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  if (session !== undefined) headers['souk-session'] = session;
  return createClient({ baseUrl: process.env['SOUK_API_URL'] ?? '', headers });
}

/** Hands the cookies that the API set on to the visitor. */
export function passCookies(...from: Headers[]): Headers {
  const headers = new Headers();
  for (const each of from) for (const cookie of each.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}
