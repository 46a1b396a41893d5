import { Link, useSearchParams } from 'react-router';
import { useShortStock, type ShortVariant } from '../../api/use-locations.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ListTable, type ListColumns } from '../../parts/list/list-table.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Moment } from '../../parts/moment.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { MoveStock } from './move-stock.tsx';
import { shortColumns, type ShortColumn } from './short-tools.tsx';

/** Variants on sale of which none or few may be ordered. */
export function ShortStock({ level }: { level: 'low' | 'out' }) {
  const { words, locale, number } = useLanguage();
  const text = words.stockPage;
  const [parameters] = useSearchParams();
  const pages = usePages();
  const query = readListQuery(parameters, shortColumns);
  const { cursor } = pages;
  const found = useShortStock({ level, limit: query.size, ...(cursor ? { cursor } : {}) });
  const nameOf = ({ sku, title }: ShortVariant) => `${locale === 'zh-cn' ? title.zh : title.en} · ${sku}`;
  const columns: ListColumns<ShortVariant, ShortColumn> = {
    first: {
      title: text.variant,
      renderCell: (each) => (
        <Link to={`/products/${each.slug}?sku=${encodeURIComponent(each.sku)}`}>{nameOf(each)}</Link>
      ),
    },
    others: {
      free: { title: text.free, renderCell: ({ free }) => number(free), kind: 'number' },
      onHand: {
        title: text.onHand,
        renderCell: ({ locations }) =>
          words.listed(locations.map(({ locationId, onHand }) => text.onHandAt(locationId, onHand))),
      },
      since: { title: text.since, renderCell: ({ since }) => <Moment at={since} /> },
    },
  };
  return (
    <>
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ variants }) =>
          variants.length === 0 ? (
            <Empty title={text.noShortTitle} line={text.noShortLine} />
          ) : (
            <ListTable
              caption={text.views[level]}
              rows={variants}
              keyOf={({ variantId }) => variantId}
              nameOf={nameOf}
              columns={columns}
              query={query}
              action={{
                title: text.actions,
                kind: 'action',
                renderCell: ({ variantId, sku }) => <MoveStock variantId={variantId} sku={sku} />,
              }}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </>
  );
}
