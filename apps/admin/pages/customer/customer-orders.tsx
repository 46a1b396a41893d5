import { useOrders } from '../../api/use-orders.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { Pager } from '../../parts/pager.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { useOrderColumns } from '../orders/use-order-columns.tsx';

/** The orders of a customer, the newest first. */
export function CustomerOrders({ customerId }: { customerId: string }) {
  const { words } = useLanguage();
  const text = words.customer;
  const pages = usePages();
  const { first, others } = useOrderColumns();
  const query = useOrders({ customerId, limit: 12, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  return (
    <Section title={text.orders}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ orders }) =>
          orders.length === 0 ? (
            <p>{text.noOrders}</p>
          ) : (
            <DataTable
              caption={words.orders.title}
              columns={[first, ...Object.values(others)]}
              rows={orders}
              keyOf={({ orderId }) => orderId}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Section>
  );
}
