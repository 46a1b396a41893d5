import { useSyncExternalStore } from 'react';
import { marketFacts } from '../../../ui/market-facts.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { useFrame } from './page-frame.tsx';
import { Shelf } from './shelf.tsx';
import { readViewed, viewedText } from './viewed-products.ts';

/** What the visitor looked at on this device, but for the product they are looking at now, and prices of another market. */
export function RecentlyViewed({ locale, exceptSlug }: { locale: string; exceptSlug?: string }) {
  const text = useSyncExternalStore(
    watchStorage,
    () => viewedText(locale),
    () => '',
  );
  const { currency } = marketFacts[useFrame().market];
  const products = readViewed(text).filter(
    ({ slug, priceFrom }) => slug !== exceptSlug && priceFrom.currency === currency,
  );
  return (
    <Shelf title={messagesFor(locale).shop.recentlyViewed} products={products.slice(0, 4)} locale={locale} />
  );
}

function watchStorage(tell: () => void): () => void {
  addEventListener('storage', tell);
  return () => removeEventListener('storage', tell);
}
