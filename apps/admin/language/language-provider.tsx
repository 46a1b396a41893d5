import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale } from '#contracts/markets.ts';
import { formatMoney, languageTag } from '../../ui/format.ts';
import { messagesFor } from '../messages/messages-for.ts';
import { formatDay, formatMoment, formatNumber, formatSigned } from './format.ts';
import { LanguageContext, type Language } from './language-context.ts';
import { browserLocale, readStoredLocale, storeLocale } from './stored-locale.ts';

/** Gives its children a language: the chosen one, else the person's own, else the browser's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(() => readStoredLocale() ?? browserLocale());
  const choose = useCallback((chosen: Locale) => {
    storeLocale(chosen);
    setLocale(chosen);
  }, []);
  const suggest = useCallback((own: Locale) => {
    if (!readStoredLocale()) setLocale(own);
  }, []);
  useEffect(() => {
    document.documentElement.lang = languageTag(locale);
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      locale,
      words: messagesFor(locale),
      money: (amount) => formatMoney(amount, locale),
      moment: (instant) => formatMoment(instant, locale),
      day: (day) => formatDay(day, locale),
      number: (value) => formatNumber(value, locale),
      signed: (value) => formatSigned(value, locale),
      choose,
      suggest,
    }),
    [locale, choose, suggest],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
}
