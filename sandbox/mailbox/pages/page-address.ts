import type { Language } from '../../shared/page/choose-language.ts';

/** The page's address in a language, with its search and open message where there are any. */
export function pageAddress(place: { language: Language; search?: string; id?: string | undefined }): string {
  const query = new URLSearchParams({ language: place.language });
  if (place.search) query.set('search', place.search);
  if (place.id !== undefined) query.set('id', place.id);
  return `/?${query.toString()}`;
}
