import { marketFacts } from '../../../ui/market-facts.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { choicesOf, type Choice, type Facet } from './facet.ts';
import { useFrame } from './page-frame.tsx';

/** Reads a facet's values as choices in the language of the page, with the names of its categories. */
export function useChoices(): (facet: Facet) => Choice[] {
  const { locale, market, categories } = useFrame();
  const { currency } = marketFacts[market];
  const titles = new Map(categories.map(({ slug, title }) => [slug, title]));
  return (facet) => choicesOf(facet, { locale, currency }, messagesFor(locale), titles);
}
