import { shopPath } from './shop-path.ts';

/** Where to go after signing in: the path that was asked for when it is a page of this shop, else the account. */
export function backPath(asked: string | null | undefined, locale: string): string {
  const path = shopPath(asked);
  return path === undefined || /^[^?]*\/account\/(sign-|sms|password)/.test(path)
    ? `/${locale}/account`
    : path;
}
