import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportList } from '../../parts/list/export-list.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';

export const shortColumns = ['free', 'onHand', 'since'] as const;
export type ShortColumn = (typeof shortColumns)[number];

/** The tools of the list of what is short, with an export of a line for each variant. */
export function ShortTools({ level }: { level: 'low' | 'out' }) {
  const { words, locale } = useLanguage();
  const text = words.stockPage;
  const [parameters] = useSearchParams();
  const others = {
    free: { title: text.free },
    onHand: { title: text.onHand },
    since: { title: text.since },
  };
  return (
    <ListTools columns={{ others }} query={readListQuery(parameters, shortColumns)}>
      <ExportList
        name={words.lists.stock.file}
        head={[words.product.sku, words.lists.stock.product, text.free, text.onHand, text.since]}
        read={(cursor) => ask(api.catalog.listLowStock({ level, limit: 100, ...(cursor ? { cursor } : {}) }))}
        rowsOf={({ variants }) => variants}
        toLines={({ sku, title, free, locations, since }) => [
          [
            sku,
            locale === 'zh-cn' ? title.zh : title.en,
            free,
            locations.reduce((sum, { onHand }) => sum + onHand, 0),
            since,
          ],
        ]}
      />
    </ListTools>
  );
}
