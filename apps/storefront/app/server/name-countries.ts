import { languageTag } from '../../../ui/format.ts';

/** Countries with their names, in the order of these; named here alone, since browsers know other names than servers. */
export function nameCountries(codes: readonly string[], locale: string): { code: string; name: string }[] {
  const language = languageTag(locale);
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return codes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language));
}
