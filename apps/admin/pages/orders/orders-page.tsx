import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useOrders } from '../../api/use-orders.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ListTable } from '../../parts/list/list-table.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { ExportOrders } from './export-orders.tsx';
import { OrderFilter } from './order-filter.tsx';
import { BulkActions } from './bulk-actions.tsx';
import { inputOfQuery, readOrderQuery } from './order-query.ts';
import { useOrderColumns } from './use-order-columns.tsx';

/** The orders of the shop by view, filter or number, to be opened, or worked on together. */
export function OrdersPage() {
  const { words } = useLanguage();
  const text = words.orders;
  const [parameters] = useSearchParams();
  const pages = usePages();
  // Here, since what becomes of the last orders of a list outlives the list.
  const bulk = useBulk();
  const columns = useOrderColumns();
  const query = readOrderQuery(parameters, text);
  const { cursor } = pages;
  const input = inputOfQuery(query);
  const found = useOrders({
    ...input,
    limit: query.size,
    withCount: true,
    ...(cursor ? { cursor } : {}),
  });
  const isFiltered =
    query.isOverdue ||
    Boolean(query.state ?? query.fulfilment) ||
    query.orderNumber !== '' ||
    Boolean(cursor);
  return (
    <Page
      title={text.title}
      actions={
        <ListTools columns={columns} query={query}>
          <ExportOrders input={input} />
        </ListTools>
      }
    >
      <ViewBar list="orders" given={text.views} />
      <OrderFilter key={query.orderNumber} query={query} />
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ orders, count }) =>
          orders.length > 0 ? (
            <ListTable
              key={cursor ?? ''}
              caption={text.title}
              rows={orders}
              keyOf={({ orderId }) => orderId}
              nameOf={({ orderNumber }) => orderNumber}
              columns={columns}
              query={query}
              sort={query.sort}
              count={count}
              bulk={{
                progress: bulk.progress,
                renderActions: (chosen) => <BulkActions chosen={chosen} run={bulk.run} />,
              }}
            />
          ) : (
            <NoOrders isFiltered={isFiltered} line={query.isOverdue ? text.noneOverdueLine : text.noneLine} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </Page>
  );
}

function NoOrders({ isFiltered, line }: { isFiltered: boolean; line: string }) {
  const { words } = useLanguage();
  const text = words.orders;
  return isFiltered ? (
    <Empty title={text.noneTitle} line={line}>
      <Button variant="default" component={Link} to="/orders?view=all">
        {text.clear}
      </Button>
    </Empty>
  ) : (
    <Empty title={text.emptyTitle} line={text.emptyLine}>
      <Button variant="default" component="a" href="/">
        {words.toShop}
      </Button>
    </Empty>
  );
}
