import { MultiSelect, NativeSelect, NumberInput, Select, TagsInput } from '@mantine/core';
import type { Market } from '#contracts/markets.ts';
import { useCategories } from '../../api/use-categories.ts';
import type { Condition } from '../../api/use-collections.ts';
import { useAttributes, useBrands } from '../../api/use-goods-facts.ts';
import { useLanguage } from '../../language/use-language.ts';
import { MoneyField } from '../../parts/money-field.tsx';
import { readNumber } from '../../parts/read-number.ts';
import { categoryPaths } from '../categories/category-paths.ts';
import { marketCurrencies, marketNames } from '../../parts/market-currencies.ts';

type ConditionFieldsProps = { condition: Condition; onChange: (condition: Condition) => void };

/** What a condition of a rule asks, by its kind. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps) {
  const { words, locale } = useLanguage();
  const text = words.collections;
  const categories = useCategories();
  const brands = useBrands();
  const common = { searchable: true, hidePickedOptions: true, nothingFoundMessage: words.editor.noneFound };
  switch (condition.kind) {
    case 'category':
      return (
        <MultiSelect
          {...common}
          label={text.categories}
          value={[...condition.slugs]}
          data={categoryPaths(categories.data?.categories ?? [], locale)}
          onChange={(slugs) => onChange({ ...condition, slugs })}
        />
      );
    case 'brand':
      return (
        <MultiSelect
          {...common}
          label={text.brands}
          limit={100}
          value={[...condition.slugs]}
          data={(brands.data ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
          onChange={(slugs) => onChange({ ...condition, slugs })}
        />
      );
    case 'attribute':
    case 'number':
      return <AttributeFields condition={condition} onChange={onChange} />;
    case 'price':
      return <PriceFields condition={condition} onChange={onChange} />;
    case 'in-stock':
      return null;
    case 'new':
      return (
        <NumberInput
          label={text.days}
          min={1}
          max={1000}
          allowDecimal={false}
          allowNegative={false}
          value={condition.days}
          onChange={(typed) => onChange({ ...condition, days: readNumber(typed) ?? 1 })}
        />
      );
  }
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

function AttributeFields({
  condition,
  onChange,
}: {
  condition: Of<'attribute'> | Of<'number'>;
  onChange: (condition: Condition) => void;
}) {
  const { words, locale } = useLanguage();
  const text = words.collections;
  const { data: known = [] } = useAttributes();
  const language = locale === 'zh-cn' ? 'zh' : 'en';
  const isNumber = condition.kind === 'number';
  const chosen = known.find(({ key }) => key === condition.key);
  const end = (name: 'from' | 'to', typed: number | string) => {
    const { from, to } = condition as Of<'number'>;
    const ends = { from, to, [name]: readNumber(typed) };
    onChange({
      kind: 'number',
      key: condition.key,
      ...(ends.from === undefined ? {} : { from: ends.from }),
      ...(ends.to === undefined ? {} : { to: ends.to }),
    });
  };
  return (
    <>
      <Select
        label={text.attribute}
        searchable
        limit={100}
        nothingFoundMessage={words.editor.noneFound}
        value={condition.key || null}
        data={known
          .filter(({ type }) => (type === 'number') === isNumber)
          .map(({ key, title, unit }) => ({
            value: key,
            label: unit ? `${title[language]} (${unit})` : title[language],
          }))}
        onChange={(key) => onChange({ ...condition, key: key ?? '' })}
      />
      {isNumber ? (
        <>
          <NumberInput
            label={text.from}
            value={condition.from ?? ''}
            onChange={(typed) => end('from', typed)}
          />
          <NumberInput label={text.to} value={condition.to ?? ''} onChange={(typed) => end('to', typed)} />
        </>
      ) : (
        <TagsInput
          label={text.values}
          description={text.valuesHint}
          value={[...condition.values]}
          data={
            chosen?.type === 'boolean' ? ['true', 'false'] : (chosen?.choices.map(({ key }) => key) ?? [])
          }
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
    </>
  );
}

function PriceFields({
  condition,
  onChange,
}: {
  condition: Of<'price'>;
  onChange: (condition: Condition) => void;
}) {
  const { words } = useLanguage();
  const text = words.collections;
  const { market, fromMinor, toMinor } = condition;
  const currency = marketCurrencies[market];
  const put = (from: number | undefined, to: number | undefined) =>
    onChange({
      kind: 'price',
      market,
      ...(from === undefined ? {} : { fromMinor: from }),
      ...(to === undefined ? {} : { toMinor: to }),
    });
  return (
    <>
      <NativeSelect
        label={text.market}
        value={market}
        onChange={(event) => onChange({ kind: 'price', market: event.currentTarget.value as Market })}
        data={marketNames.map((name) => ({ value: name, label: words.product.markets[name] }))}
      />
      <MoneyField
        label={text.from}
        currency={currency}
        value={fromMinor}
        onChange={(to) => put(to, toMinor)}
      />
      <MoneyField label={text.to} currency={currency} value={toMinor} onChange={(to) => put(fromMinor, to)} />
    </>
  );
}
