import type { InputTo } from '#contracts/services.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { fromMinor } from '../../parts/from-minor.ts';
import { ExportList } from '../../parts/list/export-list.tsx';
import { marketCurrencies } from '../../parts/market-currencies.ts';

type Filter = Omit<InputTo<'catalog', 'listProductsForStaff'>, 'cursor' | 'limit'>;

/** Saves all products that the list’s filters find, a line for each variant. */
export function ExportProducts({ filter }: { filter: Filter }) {
  const { words } = useLanguage();
  const text = words.productList;
  const names = text.columnNames;
  const currencies = [marketCurrencies.gb, marketCurrencies.cn];
  return (
    <ExportList
      name={text.fileName}
      head={[
        names.sku,
        words.editor.fields.slug,
        words.languages.of(words.products.name, 'en'),
        words.languages.of(words.products.name, 'zh'),
        names.categories,
        names.brand,
        names.tax,
        ...currencies.map((currency) => `${names.price} ${currency}`),
        names.free,
        names.onHand,
        text.shown,
      ]}
      read={(cursor) =>
        ask(api.catalog.listProductsForStaff({ ...filter, limit: 100, ...(cursor ? { cursor } : {}) }))
      }
      rowsOf={({ products }) => products}
      toLines={({ variants, ...product }) =>
        variants.map(({ sku, prices, free, onHand }) => [
          sku,
          product.slug,
          product.title.en,
          product.title.zh,
          product.categorySlugs.join(' '),
          product.brandSlug,
          product.taxClass,
          ...currencies.map((currency) => {
            const price = prices.find((each) => each.currency === currency);
            return price ? fromMinor(price.amountMinor, currency) : null;
          }),
          free,
          onHand,
          product.isHidden ? text.hidden : text.visible,
        ])
      }
    />
  );
}
