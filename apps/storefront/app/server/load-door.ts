import type { LoaderFunctionArgs } from 'react-router';
import { backPath } from './back-path.ts';
import { localeOf } from './locale-of.ts';

/** What every page around signing in knows: where to go back to, and a key for its form. */
export function loadDoor({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  return { to: backPath(new URL(request.url).searchParams.get('to'), locale), key: crypto.randomUUID() };
}
