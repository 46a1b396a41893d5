import { MultiSelect, NativeSelect, Select, Switch, TextInput } from '@mantine/core';
import { useCategories } from '../../api/use-categories.ts';
import { useBrands } from '../../api/use-goods-facts.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Section } from '../../parts/section.tsx';
import { categoryPaths } from '../categories/category-paths.ts';
import type { ProductDraft } from '../../api/use-product-edit.ts';
import styles from './product-editor.module.css';
import type { DraftPartProps } from './words-part.tsx';

/** Where a product is found: its address, categories and brand, and the class that it is taxed by. */
export function PlacePart({ draft, change, faultAt }: DraftPartProps) {
  const { words, locale } = useLanguage();
  const text = words.editor;
  const categories = useCategories();
  const brands = useBrands();
  const paths = categoryPaths(categories.data?.categories ?? [], locale);
  return (
    <Section title={text.placeTitle} line={text.placeHint}>
      <Switch
        label={text.isShown}
        description={text.isShownHint}
        checked={draft.isHidden !== true}
        onChange={(event) => change({ isHidden: !event.currentTarget.checked })}
        mb="md"
      />
      <div className={styles['columns']}>
        <MultiSelect
          label={text.fields.categorySlugs}
          searchable
          hidePickedOptions
          maxValues={20}
          nothingFoundMessage={text.noneFound}
          value={[...draft.categorySlugs]}
          error={faultAt('/product/categorySlugs')}
          onChange={(categorySlugs) => change({ categorySlugs })}
          data={withKnown(paths, draft.categorySlugs)}
        />
        <Select
          label={text.fields.brandSlug}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.noBrand }}
          placeholder={text.noBrand}
          nothingFoundMessage={text.noneFound}
          limit={100}
          value={draft.brandSlug ?? null}
          error={faultAt('/product/brandSlug')}
          onChange={(brandSlug) => change({ brandSlug })}
          data={withKnown(
            (brands.data ?? []).map(({ slug, title }) => ({ value: slug, label: title })),
            draft.brandSlug ? [draft.brandSlug] : [],
          )}
        />
        <NativeSelect
          label={text.fields.taxClass}
          description={text.taxHint}
          value={draft.taxClass}
          onChange={(event) => change({ taxClass: event.currentTarget.value as ProductDraft['taxClass'] })}
          data={Object.entries(text.taxClasses).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          label={text.fields.slug}
          description={text.slugHint}
          maxLength={120}
          value={draft.slug}
          error={faultAt('/product/slug')}
          onChange={(event) => change({ slug: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}

type Choice = { value: string; label: string };

/** The choices, and what is chosen already though it is not among them (yet). */
function withKnown(choices: readonly Choice[], chosen: readonly string[]): Choice[] {
  const known = new Set(choices.map(({ value }) => value));
  return [
    ...choices,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value })),
  ];
}
