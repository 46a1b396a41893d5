import { Button, Pill, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { readVariants, useFoundProducts, useGoodsNames } from '../../api/use-goods-names.ts';
import { useLanguage } from '../../language/use-language.ts';
import styles from './promotion.module.css';

type ProductPickerProps = {
  label: string;
  variantIds: readonly string[];
  error?: string | undefined;
  onChange: (variantIds: string[]) => void;
};

/** Chooses products by their words; each brings all its variants, which can be taken out one by one. */
export function ProductPicker({ label, variantIds, error, onChange }: ProductPickerProps) {
  const { words, locale } = useLanguage();
  const text = words.promotionForm;
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 250);
  const { data: found } = useFoundProducts(asked, locale);
  const { variant } = useGoodsNames(locale, variantIds);
  const add = async (slug: string) => {
    const variants = await readVariants(slug, locale);
    onChange([...new Set([...variantIds, ...variants.map(({ variantId }) => variantId)])]);
    setTyped('');
  };
  const nameOf = (id: string) => variant(id) ?? words.promotionSays.unknown;
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        placeholder={text.findProduct}
        type="search"
        maxLength={100}
        value={typed}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // It finds, it does not save.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {asked !== '' && found ? (
        <ul className={styles['found']} aria-label={text.findProduct}>
          {found.products.length === 0 ? <li>{text.noneFound}</li> : null}
          {found.products.map(({ slug, title }) => (
            <li key={slug}>
              {title}
              <Button
                size="xs"
                variant="default"
                aria-label={text.addSpoken(title)}
                onClick={() => void add(slug)}
              >
                {text.addProduct}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {variantIds.length > 0 ? (
        <ul className={styles['chips']}>
          {variantIds.map((id) => (
            <li key={id}>
              <Pill
                size="md"
                withRemoveButton
                removeButtonProps={{
                  'aria-label': text.removeGoods(nameOf(id)),
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
                onRemove={() => onChange(variantIds.filter((each) => each !== id))}
              >
                {nameOf(id)}
              </Pill>
            </li>
          ))}
        </ul>
      ) : null}
    </Stack>
  );
}
