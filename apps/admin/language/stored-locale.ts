import type { Locale } from '#contracts/markets.ts';

const key = 'souk-admin-locale';

/** The language this browser was switched to; undefined when nobody chose one. */
export function readStoredLocale(): Locale | undefined {
  const stored = localStorage.getItem(key);
  return stored === 'en-gb' || stored === 'zh-cn' ? stored : undefined;
}

/** Remembers the language in this browser. */
export function storeLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
}

/** The language the browser asks for, as far as the admin speaks it. */
export function browserLocale(): Locale {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en-gb';
}
