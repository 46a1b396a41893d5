import { Textarea, TextInput } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';
import styles from './both-languages.module.css';

export type Localised = { en: string; zh: string };

type BothLanguagesProps = {
  label: string;
  value: Localised;
  onChange: (value: Localised) => void;
  maxLength: number;
  hint?: string;
  /** What is wrong with the text of a language. */
  faultOf?: (language: 'en' | 'zh') => string | undefined;
  isLong?: boolean;
  /** The Chinese is the English, so that it counts as not translated. */
  isMarkedMissing?: boolean;
};

/** One text in both languages, side by side; on a phone below each other. */
export function BothLanguages(props: BothLanguagesProps) {
  const { label, value, onChange, maxLength, hint, faultOf, isLong, isMarkedMissing } = props;
  const { words } = useLanguage();
  const text = words.languages;
  const isMissing = isMarkedMissing === true && value.en !== '' && value.en === value.zh;
  return (
    <div className={styles['pair']}>
      {(['en', 'zh'] as const).map((language) => {
        const common = {
          label: text.of(label, language),
          lang: language,
          maxLength,
          value: value[language],
          error: faultOf?.(language),
          description: language === 'zh' && isMissing ? text.missing : hint,
          onChange: (event: { currentTarget: { value: string } }) =>
            onChange({ ...value, [language]: event.currentTarget.value }),
        };
        return isLong ? (
          <Textarea key={language} autosize minRows={4} maxRows={16} {...common} />
        ) : (
          <TextInput key={language} {...common} />
        );
      })}
    </div>
  );
}
