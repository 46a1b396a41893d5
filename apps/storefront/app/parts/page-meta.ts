import type { MetaDescriptor } from 'react-router';
import { categoryTrail, type Category } from './category-trail.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';

type At = {
  params: { locale?: string | undefined };
  location: { pathname: string };
  matches: readonly ({ id: string; loaderData?: unknown } | undefined)[];
};
type Frame = { terms: { shopUrl: string } | null; categories: readonly Category[] };
type About = {
  title: string;
  description: string;
  /** A public path or address. */
  picture?: string | null;
  /** Pages of which there are too many, or which are somebody's own, are kept out of search engines. */
  isIndexed?: boolean;
  data?: readonly object[];
};

/**
 * What a page tells search engines and those who share it: title, description, the one address it is known by (its
 * path without query, at the shop's public address), the same in the other language, and structured data.
 */
export function pageMeta({ params, location, matches }: At, about: About): MetaDescriptor[] {
  const { shopName } = messagesFor(params.locale ?? '');
  const { title, description, picture, isIndexed = true, data = [] } = about;
  const full = title === shopName ? title : `${title} · ${shopName}`;
  const origin = originOf(matches);
  const rest = location.pathname.replace(/^\/[^/]+/, '').replace(/\/$/, '');
  const at = (locale: string) => `${origin}/${locale}${rest}`;
  const link = (rel: string, href: string, hrefLang?: string) => ({
    tagName: 'link',
    rel,
    href,
    ...(hrefLang ? { hrefLang } : {}),
  });
  return [
    { title: full },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:site_name', content: shopName },
    ...(picture ? [{ property: 'og:image', content: new URL(picture, `${origin}/`).href }] : []),
    ...(isIndexed ? [] : [{ name: 'robots', content: 'noindex, follow' }]),
    link('canonical', at(params.locale ?? 'en-gb')),
    ...(isIndexed
      ? [
          link('alternate', at('en-gb'), 'en-GB'),
          link('alternate', at('zh-cn'), 'zh-CN'),
          link('alternate', at('en-gb'), 'x-default'),
        ]
      : []),
    ...data.map((each) => ({ 'script:ld+json': each })),
  ];
}

/** The shop's public address, from the terms that the frame has loaded; without them addresses are relative to it. */
export function originOf(matches: At['matches']): string {
  return frameOf(matches)?.terms?.shopUrl ?? 'http://localhost';
}

/** The way from the top of the tree to a category, from the categories that the frame has loaded. */
export function trailOf(matches: At['matches'], slug: string): Category[] {
  return categoryTrail(frameOf(matches)?.categories ?? [], slug);
}

function frameOf(matches: At['matches']): Frame | undefined {
  return matches.find((match) => match?.id === 'parts/page-frame')?.loaderData as Frame | undefined;
}
