import type { Card } from './product-grid.tsx';

const most = 8;
const keyOf = (locale: string) => `souk.viewed.${locale}`;

/** The text that is kept of what was looked at on this device; empty where storage is switched off. */
export function viewedText(locale: string): string {
  try {
    return localStorage.getItem(keyOf(locale)) ?? '';
  } catch {
    return '';
  }
}

/** The products that a kept text tells of, the latest first; whatever else it holds counts for nothing. */
export function readViewed(text: string): Card[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isCard) : [];
  } catch {
    return [];
  }
}

/** Remembers a product as the latest that was looked at. It never leaves the device. */
export function noteViewed(locale: string, card: Card): void {
  const others = readViewed(viewedText(locale)).filter(({ slug }) => slug !== card.slug);
  try {
    localStorage.setItem(keyOf(locale), JSON.stringify([card, ...others].slice(0, most)));
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}

function isCard(value: unknown): value is Card {
  const card = value as Partial<Card> | null;
  return (
    typeof card?.slug === 'string' &&
    typeof card.title === 'string' &&
    typeof card.priceFrom?.amountMinor === 'number' &&
    /^[A-Z]{3}$/.test(card.priceFrom.currency)
  );
}
