import { data } from 'react-router';

export type ShopLocale = 'en-gb' | 'zh-cn';

/** The path prefix of a page; any other than ours is a page that does not exist. */
export function localeOf(params: { locale?: string | undefined }): ShopLocale {
  if (params.locale === 'en-gb' || params.locale === 'zh-cn') return params.locale;
  throw data(null, { status: 404 });
}
