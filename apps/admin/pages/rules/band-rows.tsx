import { Button, NumberInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import type { Method } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { MoneyField } from '../../parts/money-field.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import styles from './rules.module.css';

type BandRowsProps = {
  market: Market;
  method: Method;
  name: string;
  onChange: (bands: Method['bands']) => void;
};

/** The bands of a method: the last counts whose value of the goods and whose weight are both reached. */
export function BandRows({ market, method: { bands }, name, onChange }: BandRowsProps) {
  const { words } = useLanguage();
  const text = words.rules;
  const currency = marketCurrencies[market];
  return (
    <>
      {bands.map((band, index) => {
        const change = (part: Partial<typeof band>) => onChange(bands.with(index, { ...band, ...part }));
        return (
          <div key={index} className={styles['row']}>
            <MoneyField
              label={text.goodsFrom}
              currency={currency}
              value={band.goodsFromMinor}
              onChange={(goodsFromMinor) => change({ goodsFromMinor: goodsFromMinor ?? 0 })}
            />
            <NumberInput
              label={text.weightFrom}
              min={0}
              value={band.weightFromGrams}
              onChange={(typed) => change({ weightFromGrams: readNumber(typed) ?? 0 })}
            />
            <MoneyField
              label={text.costs}
              currency={currency}
              value={band.priceMinor}
              onChange={(priceMinor) => change({ priceMinor: priceMinor ?? 0 })}
            />
            <Button
              variant="default"
              disabled={bands.length === 1}
              aria-label={text.removeBand(name, index + 1)}
              onClick={() => onChange(bands.toSpliced(index, 1))}
            >
              {words.editor.remove}
            </Button>
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        style={{ justifySelf: 'start' }}
        aria-label={text.addBandTo(name)}
        onClick={() => onChange([...bands, { goodsFromMinor: 0, weightFromGrams: 0, priceMinor: 0 }])}
      >
        {text.addBand}
      </Button>
    </>
  );
}
