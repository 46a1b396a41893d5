import { createContext } from 'react';
import type { Locale } from '#contracts/markets.ts';
import type { ShownMoney } from '../../ui/format.ts';
import type { Messages } from '../messages/en.ts';

/** The language of the screen: its words, and how it writes amounts, moments and numbers. */
export type Language = {
  locale: Locale;
  words: Messages;
  money: (amount: ShownMoney) => string;
  moment: (instant: string) => string;
  day: (day: string) => string;
  number: (value: number) => string;
  signed: (value: number) => string;
  /** Switches the language and remembers it in this browser. */
  choose: (locale: Locale) => void;
  /** Switches to a person's own language, unless one was chosen in this browser. */
  suggest: (locale: Locale) => void;
};

export const LanguageContext = createContext<Language | undefined>(undefined);
