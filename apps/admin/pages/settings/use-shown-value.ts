import { useLanguage } from '../../language/use-language.ts';

/** Writes the value of a setting as people read it. */
export function useShownValue(): (value: unknown) => string {
  const { words } = useLanguage();
  return (value) => {
    if (value === '') return words.settings.emptyValue;
    if (typeof value === 'boolean') return value ? words.settings.yes : words.settings.no;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
}
