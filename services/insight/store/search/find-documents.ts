import type { Step } from '#runtime/db/statement.ts';
import type { Card } from '../../domain/search/card.ts';
import type { Filters } from '../../domain/search/read-filters.ts';
import type { Order, Position } from '../../domain/search/search-cursor.ts';
import { cardColumns } from './card-columns.ts';
import { foundSteps, type Wanted } from './found-steps.ts';
import { rankedMost } from './match-words.ts';
import { narrow } from './narrow.ts';

export type FoundRow = {
  found: number;
  total: number;
  isMore: boolean;
  correction: string | null;
  /** Whether what was found holds every word, and not most of them. */
  holdsEvery: boolean;
  key: number | null;
} & (Card | { [Field in keyof Card]: null });

/** A page: `after` is where the one before ended, `limit` how many rows are given. */
export type PageWanted = {
  filters: Filters | undefined;
  order: Order;
  after: Pick<Position, 'key' | 'productId'> | undefined;
  limit: number;
};

const orders = {
  relevance: { key: 'score', type: 'float8', isRising: false, first: 'Infinity' },
  popular: { key: 'popularity', type: 'bigint', isRising: false, first: '9223372036854775807' },
  'price-up': { key: 'price_minor', type: 'bigint', isRising: true, first: '-1' },
  'price-down': { key: 'price_minor', type: 'bigint', isRising: false, first: '9223372036854775807' },
} as const;

const lowestId = '00000000-0000-0000-0000-000000000000';
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * One page of the documents that are wanted and of those pass the filters. How many pass (`total`) and how many there are
 * without filters (`found`) stands in every row, and in one without a card when none passes.
 */
export function findDocuments(wanted: Wanted, page: PageWanted): Step<FoundRow> {
  const { kind, steps, values, correction, isPlenty } = foundSteps(wanted);
  const { key, type, isRising, first } = orders[page.order];
  const direction = isRising ? 'asc' : 'desc';
  const place = (value: unknown) => `$${values.push(value)}`;
  const limit = place(page.limit);
  const afterKey = place(page.after?.key ?? first);
  const afterId = place(page.after?.productId ?? (isRising ? lowestId : highestId));
  const filter = page.filters && narrow(page.filters, place);
  const narrowed = filter
    ? `, narrowed as not materialized (select f.* from found f
        where ${filter.isPriceRight} and ${filter.isStockRight} and ${filter.unfulfilled} = '{}')`
    : '';
  const source = filter ? 'narrowed' : 'found';
  const count = (from: string) => `(select count(*) from (select from ${from} limit ${rankedMost}) as few)`;
  const text = `with recursive ${steps} ${narrowed}, page as (
      select * from ${source}
      where (${key}, product_id) ${isRising ? '>' : '<'} (${afterKey}::${type}, ${afterId}::uuid)
      order by ${key} ${direction}, product_id ${direction} limit ${limit}
    ), counted as materialized (select ${count(source)} as total, ${filter ? count('found') : 'null::bigint'} as found)
    select coalesce(found, total) as found, least(total, ${rankedMost - 1}) as total, total >= ${rankedMost} as "isMore",
      ${correction} as correction, ${isPlenty} as "holdsEvery", page.${key} as key, page.product_id as "productId", ${cardColumns(wanted.market)}
    from counted left join page on true left join documents d on d.product_id = page.product_id and d.locale = $1
    order by page.${key} ${direction}, page.product_id ${direction}`;
  return { name: `insight.documents.${kind}${filter ? '-filtered' : ''}-${page.order}`, text, values };
}
