import type { Market } from '#contracts/markets.ts';
import { formatRoundMoney, languageTag } from '../../../ui/format.ts';
import { useLanguage } from '../../language/use-language.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import type { Measure } from './compare-periods.ts';

/** Writes a figure of a measure as people read it. */
export type ShowMeasure = (measure: Measure, value: number | null, isRound?: true) => string;

/** How the figures of a market are written. */
export function useShownMeasure(market: Market): ShowMeasure {
  const { words, locale, money, number } = useLanguage();
  return (measure, value, isRound) => {
    if (value === null) return words.nothing;
    if (measure === 'orders') return number(value);
    const amount = { amountMinor: Math.round(value), currency: marketCurrencies[market] };
    if (measure === 'revenue') return isRound ? formatRoundMoney(amount, locale) : money(amount);
    const style = { style: 'percent', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(languageTag(locale), style).format(value);
  };
}
