import { locales, type Locale, type Market } from '#contracts/markets.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { readFilters, type Filters } from '../../domain/search/read-filters.ts';
import { readQuery } from '../../domain/search/read-query.ts';
import type { Wanted } from '../../store/search/found-steps.ts';

type Input = {
  query?: string;
  category?: string;
  chosen?: string;
  priceFromMinor?: number;
  priceToMinor?: number;
  isAvailable?: boolean;
  locale: Locale;
  market?: Market;
};

/** Nothing can be looked for in the words that were typed. */
type Unreadable = { isUnreadable: true };

/** What a search asks for: what is wanted, and what that is narrowed down by, if anything. */
export function readWanted(
  input: Input,
):
  | { isUnreadable: false; wanted: Wanted; filters: Filters | undefined }
  | Unreadable
  | Refusal<'invalid-input'> {
  const text = input.query?.trim() ?? '';
  const { language, market: usual } = locales[input.locale];
  const terms = readQuery(text, language);
  const facets = readFilters(input.chosen ?? '');
  if (!facets) return refuse('invalid-input', 'Choose of ten facets at most.', { path: '/chosen' });
  if (text !== '' && terms.length === 0) return { isUnreadable: true };
  const { locale, market = usual, category, priceFromMinor, priceToMinor, isAvailable } = input;
  const isNarrowed =
    facets.length > 0 || priceFromMinor !== undefined || priceToMinor !== undefined || isAvailable === true;
  return {
    isUnreadable: false,
    wanted: { locale, market, language, terms, holding: 'every', byRelevance: terms.length > 0, category },
    filters: isNarrowed ? { facets, priceFromMinor, priceToMinor, isAvailable } : undefined,
  };
}
