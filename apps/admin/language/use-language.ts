import { useContext } from 'react';
import { LanguageContext, type Language } from './language-context.ts';

/** The language of the screen. */
export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('useLanguage needs a LanguageProvider above it');
  return language;
}
