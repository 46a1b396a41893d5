import type { Language } from '../../shared/page/choose-language.ts';

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }),
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' }),
};

/** An instant as people read it, in this machine's time zone: the reader sits at it. */
export function formatInstant(instant: string, language: Language): string {
  return formats[language].format(new Date(instant));
}
