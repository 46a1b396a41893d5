import { NativeSelect } from '@mantine/core';
import type { Locale } from '#contracts/markets.ts';
import { useLanguage } from '../language/use-language.ts';

/** Switches the language; each is named in itself. */
export function LanguageSwitch() {
  const { words, locale, choose } = useLanguage();
  return (
    <NativeSelect
      aria-label={words.language}
      value={locale}
      onChange={(event) => choose(event.currentTarget.value as Locale)}
      data={[
        { value: 'en-gb', label: 'English' },
        { value: 'zh-cn', label: '中文' },
      ]}
    />
  );
}
