import { useQueryClient } from '@tanstack/react-query';
import {
  addToCollection,
  changeProduct,
  type BulkChange,
  type BulkOutcome,
} from '../../api/change-products.ts';
import { productsKey, type StaffProduct } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BulkConfirm } from '../../parts/bulk/bulk-confirm.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import { ChangeProducts } from './change-products.tsx';

type BulkProductsProps = {
  chosen: readonly StaffProduct[];
  categories: readonly { value: string; label: string }[];
  run: Bulk['run'];
};

/** What can be done with several products at once: shown, hidden, or changed in one way; each has a result of its own. */
export function BulkProducts({ chosen, categories, run }: BulkProductsProps) {
  const { words, locale } = useLanguage();
  const text = words.productList;
  const queries = useQueryClient();
  const nameOf = ({ title }: StaffProduct) => (locale === 'zh-cn' ? title.zh : title.en);
  const change = async (work: (product: StaffProduct) => Promise<BulkOutcome>) => {
    await run(chosen, {
      keyOf: ({ productId }) => productId,
      nameOf,
      do: async (product) => {
        const result = await work(product);
        if (result.outcome === 'failed') throw result.error;
        return { note: text.outcomes[result.outcome] };
      },
    });
    await queries.invalidateQueries({ queryKey: [productsKey] });
  };
  const changeBy = (asked: BulkChange) => void change(({ productId }) => changeProduct(productId, asked));
  /** Into a collection they go together, for it is written as a whole. */
  const collect = (slug: string) => {
    const ids = chosen.map(({ productId }) => productId);
    const together = addToCollection(slug, ids);
    void change(
      async ({ productId }) => (await together)[ids.indexOf(productId)] ?? { outcome: 'same' as const },
    );
  };
  return (
    <>
      <BulkConfirm
        said={text.show(chosen.length)}
        names={chosen.map(nameOf)}
        onConfirm={() => changeBy({ kind: 'hidden', isHidden: false })}
      />
      <BulkConfirm
        said={text.hide(chosen.length)}
        names={chosen.map(nameOf)}
        isGrave
        onConfirm={() => changeBy({ kind: 'hidden', isHidden: true })}
      />
      <ChangeProducts count={chosen.length} categories={categories} onChange={changeBy} onCollect={collect} />
    </>
  );
}
