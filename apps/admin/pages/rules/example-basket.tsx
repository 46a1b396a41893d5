import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import type { Rules } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { MoneyField } from '../../parts/money-field.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { Section } from '../../parts/section.tsx';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { offersFor } from './offers-for.ts';
import styles from './rules.module.css';

const homes: Record<Market, string> = { gb: 'GB', cn: 'CN', eu: 'DE', us: 'US', jp: 'JP', kw: 'KW' };

/** What an example basket would pay for delivery by the rules as they stand in the form. */
export function ExampleBasket({ market, rules }: { market: Market; rules: Rules }) {
  const { words, locale, money } = useLanguage();
  const text = words.rules;
  const currency = marketCurrencies[market];
  const [country, setCountry] = useState(homes[market]);
  const [goodsMinor, setGoods] = useState<number | undefined>(2500);
  const [weightGrams, setWeight] = useState<number | string>(500);
  const basket = { country, goodsMinor: goodsMinor ?? 0, weightGrams: readNumber(weightGrams) ?? 0 };
  const offers = offersFor(rules, basket);
  return (
    <Section title={text.exampleTitle} line={text.exampleHint}>
      <div className={styles['card']}>
        <div className={styles['row']}>
          <TextInput
            label={text.country}
            maxLength={2}
            value={country}
            onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
          />
          <MoneyField label={text.goods} currency={currency} value={goodsMinor} onChange={setGoods} />
          <NumberInput label={text.weight} min={0} value={weightGrams} onChange={setWeight} />
        </div>
        <output aria-label={text.exampleTitle}>
          {offers.length === 0 ? text.noOffer : null}
          {offers.map(({ code, title, priceMinor, daysMin, daysMax }) => (
            <span key={code} style={{ display: 'block' }}>
              {locale === 'zh-cn' ? title.zh : title.en}:{' '}
              <strong>{money({ amountMinor: priceMinor, currency })}</strong>, {text.days(daysMin, daysMax)}
            </span>
          ))}
        </output>
      </div>
    </Section>
  );
}
