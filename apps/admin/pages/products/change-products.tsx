import { NativeSelect, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import type { BulkChange } from '../../api/change-products.ts';
import { useBrands } from '../../api/use-goods-facts.ts';
import { useCollections } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';

type Choice = { value: string; label: string };
type ChangeProductsProps = {
  count: number;
  categories: readonly Choice[];
  onChange: (change: BulkChange) => void;
  onCollect: (slug: string) => void;
};

/** Asks in which way all chosen products shall be changed. */
export function ChangeProducts(props: ChangeProductsProps) {
  const { words } = useLanguage();
  const text = words.productList;
  return (
    <ActionDialog label={text.change} title={text.changeTitle(props.count)} size="xs">
      {(ways) => <ChangeForm {...props} {...ways} />}
    </ActionDialog>
  );
}

type ChangeFormProps = ChangeProductsProps & { leave: () => void; finish: () => void };

function ChangeForm({ categories, onChange, onCollect, leave, finish }: ChangeFormProps) {
  const { words } = useLanguage();
  const text = words.productList;
  const [kind, setKind] = useState<Kind>('addCategory');
  const [target, setTarget] = useState<string | null>(null);
  const [isTried, setIsTried] = useState(false);
  const choices = useChoices(categories)[kind];
  const submit = () => {
    setIsTried(true);
    if (target === null) return;
    finish();
    if (kind === 'collection') onCollect(target);
    else onChange(toChange(kind, target));
  };
  return (
    <DialogForm onSubmit={submit} onCancel={leave} submitLabel={text.changeDo} isBusy={false} error={null}>
      <Stack>
        <NativeSelect
          label={text.what}
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as typeof kind);
            setTarget(null);
          }}
          data={Object.entries(text.actions).map(([value, label]) => ({ value, label }))}
        />
        <Select
          label={targetLabel(kind, text)}
          searchable
          limit={100}
          nothingFoundMessage={words.editor.noneFound}
          value={target}
          error={isTried && target === null ? words.required : undefined}
          onChange={setTarget}
          data={[...choices]}
        />
      </Stack>
    </DialogForm>
  );
}

/** What may be chosen for each way to change products. */
function useChoices(categories: readonly Choice[]): Record<Kind, readonly Choice[]> {
  const { words, locale } = useLanguage();
  const brands = useBrands();
  const collections = useCollections();
  return {
    addCategory: categories,
    removeCategory: categories,
    brand: [
      { value: '', label: words.editor.noBrand },
      ...(brands.data ?? []).map(({ slug, title }) => ({ value: slug, label: title })),
    ],
    tax: Object.entries(words.editor.taxClasses).map(([value, label]) => ({ value, label })),
    collection: (collections.data?.collections ?? []).map(({ slug, title }) => ({
      value: slug,
      label: locale === 'zh-cn' ? title.zh : title.en,
    })),
  };
}

type Kind = 'addCategory' | 'removeCategory' | 'brand' | 'tax' | 'collection';

function targetLabel(
  kind: Kind,
  text: { category: string; brand: string; collection: string; columnNames: { tax: string } },
) {
  if (kind === 'brand') return text.brand;
  if (kind === 'tax') return text.columnNames.tax;
  return kind === 'collection' ? text.collection : text.category;
}

function toChange(kind: Exclude<Kind, 'collection'>, target: string): BulkChange {
  if (kind === 'brand') return { kind, brandSlug: target === '' ? null : target };
  if (kind === 'tax') return { kind, taxClass: target as 'standard' | 'reduced' | 'zero' };
  return { kind, categorySlug: target };
}
