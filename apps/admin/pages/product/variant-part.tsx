import { Button, Group, Switch } from '@mantine/core';
import { Link } from 'react-router';
import type { DraftVariant } from '../../api/use-product-edit.ts';
import type { StaffVariant } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/section.tsx';
import { EditVariant } from './edit-variant.tsx';
import type { DraftPartProps } from './words-part.tsx';

type VariantPartProps = DraftPartProps & {
  /** What the shop has of each variant that is saved. */
  stored: readonly StaffVariant[];
};

/** The variants of a product as a grid: what they are called, cost and have; each is changed in a dialog. */
export function VariantPart({ draft, change, faultAt, stored }: VariantPartProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const { variants, optionName } = draft;
  const put = (next: DraftVariant[]) => change({ variants: next });
  const taken = variants.map(({ sku }) => sku);
  const columns = useVariantColumns(variants, stored, put);
  return (
    <Section
      title={text.fields.variants}
      line={text.variantsHint}
      actions={<EditVariant taken={taken} onDone={(variant) => put([...variants, variant])} />}
    >
      <Switch
        label={text.hasOption}
        mb="sm"
        checked={optionName !== null}
        onChange={(event) => change({ optionName: event.currentTarget.checked ? { en: '', zh: '' } : null })}
      />
      {optionName ? (
        <BothLanguages
          label={text.fields.optionName}
          hint={text.optionHint}
          value={optionName}
          maxLength={300}
          isMarkedMissing
          faultOf={(language) => faultAt(`/product/optionName/${language}`)}
          onChange={(name) => change({ optionName: name })}
        />
      ) : null}
      <div style={{ marginBlockStart: 'var(--space-2)' }}>
        {variants.length === 0 ? (
          <Empty title={text.noVariantsTitle} line={text.noVariantsLine} />
        ) : (
          <DataTable
            caption={text.fields.variants}
            columns={columns}
            rows={variants}
            keyOf={({ variantId }) => variantId}
          />
        )}
      </div>
    </Section>
  );
}

function useVariantColumns(
  variants: readonly DraftVariant[],
  stored: readonly StaffVariant[],
  put: (variants: DraftVariant[]) => void,
): Column<DraftVariant>[] {
  const { words, locale, money, number } = useLanguage();
  const text = words.editor;
  const storedOf = ({ variantId }: DraftVariant) => stored.find((each) => each.variantId === variantId);
  return [
    { title: words.product.sku, renderCell: ({ sku }) => sku },
    {
      title: text.option,
      renderCell: ({ option }) => (locale === 'zh-cn' ? option?.zh : option?.en) ?? words.nothing,
    },
    {
      title: words.product.prices,
      kind: 'number',
      renderCell: ({ prices }) => prices.map(({ price }) => money(price)).join(' · '),
    },
    {
      title: words.product.free,
      kind: 'number',
      renderCell: (variant) => number(storedOf(variant)?.free ?? 0),
    },
    {
      title: words.product.onHand,
      kind: 'number',
      renderCell: (variant) => number(storedOf(variant)?.onHand ?? 0),
    },
    {
      title: text.weight,
      kind: 'number',
      renderCell: ({ weightGrams }) =>
        weightGrams === undefined ? words.nothing : text.grams(number(weightGrams)),
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (variant) => (
        <VariantActions
          variant={variant}
          taken={variants.map(({ sku }) => sku)}
          isStored={storedOf(variant) !== undefined}
          onChange={(next) => put(variants.map((each) => (each === variant ? next : each)))}
          onRemove={() => put(variants.filter((each) => each !== variant))}
        />
      ),
    },
  ];
}

type VariantActionsProps = {
  variant: DraftVariant;
  taken: readonly string[];
  isStored: boolean;
  onChange: (variant: DraftVariant) => void;
  onRemove: () => void;
};

function VariantActions({ variant, taken, isStored, onChange, onRemove }: VariantActionsProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const { sku } = variant;
  const toPrices = `?view=prices&sku=${encodeURIComponent(sku)}`;
  return (
    <Group gap="xs" justify="flex-end">
      <EditVariant variant={variant} taken={taken} onDone={onChange} />
      {isStored ? (
        <Button variant="default" size="xs" component={Link} to={toPrices}>
          {text.toPrices}
        </Button>
      ) : null}
      <Button variant="default" size="xs" aria-label={text.removeVariant(sku)} onClick={onRemove}>
        {text.remove}
      </Button>
    </Group>
  );
}
