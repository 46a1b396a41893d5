import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { OrderValue } from '#contracts/order/order.ts';
import { useFoundProducts, useSoldVariants } from '../../api/use-addition.ts';
import { useLanguage } from '../../language/use-language.ts';
import { lineTitle } from '../../parts/line-title.ts';

export type FoundVariant = { variantId: string; title: string };

type FindVariantProps = { locale: OrderValue['locale']; onFound: (variant: FoundVariant) => void };

/** Finds what the shop sells by a part of its name, and takes one of its variants. */
export function FindVariant({ locale, onFound }: FindVariantProps) {
  const { words } = useLanguage();
  const text = words.addition;
  const [typed, setTyped] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const [variantId, setVariantId] = useState<string | null>(null);
  const [query] = useDebouncedValue(typed, 300);
  const { data: products = [] } = useFoundProducts(locale, query);
  const { data: variants = [] } = useSoldVariants(locale, slug);
  const title = products.find((product) => product.slug === slug)?.title ?? '';
  const [first] = variants;
  const chosen = variants.length === 1 ? first : variants.find((each) => each.variantId === variantId);
  const take = () => {
    if (!chosen) return;
    onFound({ variantId: chosen.variantId, title: lineTitle({ title, ...chosen }) });
    setSlug(null);
    setVariantId(null);
    setTyped('');
  };
  return (
    <>
      <Select
        label={text.find}
        description={text.findHint}
        searchable
        clearable
        data={products.map((product) => ({ value: product.slug, label: product.title }))}
        // The shop has chosen them by what they are called, in more ways than letter by letter.
        filter={({ options }) => options}
        nothingFoundMessage={query.trim() === '' ? undefined : text.findNone}
        value={slug}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(value) => {
          setSlug(value);
          setVariantId(null);
        }}
      />
      {variants.length > 1 ? (
        <Select
          label={text.variant}
          data={variants.map((each) => ({ value: each.variantId, label: each.option ?? each.sku }))}
          value={variantId}
          onChange={setVariantId}
        />
      ) : null}
      {chosen ? (
        <Group>
          <Button variant="default" onClick={take}>
            {text.take}
          </Button>
        </Group>
      ) : null}
    </>
  );
}
