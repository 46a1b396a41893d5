import { useEffect, useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import { createClient } from '../../../client/client.ts';
import { pictureSources } from '../../../ui/picture-sources.ts';

export type Suggestion = {
  kind: 'search' | 'category' | 'product';
  title: string;
  path: string;
  picture?: string;
};

type Where = { locale: 'en-gb' | 'zh-cn'; market: Market };

const waitMs = 150;

/** What somebody may be typing, a moment after they paused; nothing when the words are few or no answer comes. */
export function useSuggestions({ locale, market }: Where, text: string): Suggestion[] {
  const [found, setFound] = useState<{ query: string; suggestions: Suggestion[] }>();
  const query = text.trim();
  const isEnough = query.length > (locale === 'zh-cn' ? 0 : 1);
  useEffect(() => {
    if (!isEnough) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      suggest({ locale, market }, query, stop.signal).then(
        (suggestions) => setFound({ query, suggestions }),
        () => setFound(undefined),
      );
    }, waitMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [locale, market, query, isEnough]);
  return isEnough && found ? found.suggestions : [];
}

async function suggest({ locale, market }: Where, query: string, signal: AbortSignal): Promise<Suggestion[]> {
  const { insight } = createClient({ baseUrl: '' });
  const reply = await insight.suggestSearches({ locale, market, query }, { signal });
  if (!reply.isOk) return [];
  const { searches, categories, products } = reply.answer;
  return [
    ...searches.slice(0, 4).map((title) => ({
      kind: 'search' as const,
      title,
      path: `/${locale}/search?q=${encodeURIComponent(title)}`,
    })),
    ...categories.slice(0, 3).map(({ slug, title }) => ({
      kind: 'category' as const,
      title,
      path: `/${locale}/categories/${slug}`,
    })),
    ...products.slice(0, 5).map(({ slug, title, picture }) => ({
      kind: 'product' as const,
      title,
      path: `/${locale}/products/${slug}`,
      ...(picture ? { picture: pictureSources(picture, 80).src } : {}),
    })),
  ];
}
