import { MultiSelect, Radio, Stack } from '@mantine/core';
import type { GoodsValue } from '#contracts/order/promotion.ts';
import { useCategories } from '../../api/use-goods-names.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProductPicker } from './product-picker.tsx';

type GoodsFieldProps = {
  label: string;
  /** What stands for no choice; all goods when not said. */
  allLabel?: string;
  goods: GoodsValue;
  error?: string | undefined;
  onChange: (goods: GoodsValue) => void;
};

const none = { variantIds: [], categorySlugs: [] };

/** All goods, or some by category and by product. */
export function GoodsField({ label, allLabel, goods, error, onChange }: GoodsFieldProps) {
  const { words, locale } = useLanguage();
  const text = words.promotionForm;
  const { data } = useCategories(locale);
  const known = (data?.categories ?? []).map(({ slug, title }) => ({ value: slug, label: title }));
  const missing = (goods?.categorySlugs ?? []).filter((slug) => !known.some(({ value }) => value === slug));
  return (
    <Stack gap="xs">
      <Radio.Group
        label={label}
        value={goods === null ? 'all' : 'some'}
        error={error}
        onChange={(chosen) => onChange(chosen === 'all' ? null : none)}
      >
        <Stack gap={4} mt={4}>
          <Radio value="all" label={allLabel ?? text.allGoods} />
          <Radio value="some" label={text.chosenGoods} />
        </Stack>
      </Radio.Group>
      {goods === null ? null : (
        <>
          <MultiSelect
            label={text.categories}
            searchable
            data={[...known, ...missing.map((slug) => ({ value: slug, label: slug }))]}
            value={goods.categorySlugs}
            onChange={(categorySlugs) => onChange({ ...goods, categorySlugs })}
            maxValues={100}
            hidePickedOptions
          />
          <ProductPicker
            label={text.products}
            variantIds={goods.variantIds}
            onChange={(variantIds) => onChange({ ...goods, variantIds })}
          />
        </>
      )}
    </Stack>
  );
}
