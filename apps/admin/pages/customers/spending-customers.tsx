import { useSearchParams } from 'react-router';
import type { Currency } from '#contracts/money.ts';
import { useTopCustomers } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { ListTable } from '../../parts/list/list-table.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { spendingColumns, useSpendingColumns } from './use-spending-columns.tsx';

/** The customers by what they paid in a currency, those who paid most first. */
export function SpendingCustomers({ currency }: { currency: Currency }) {
  const { words } = useLanguage();
  const text = words.customers;
  const [parameters] = useSearchParams();
  const pages = usePages();
  const { columns, nameOf } = useSpendingColumns(currency);
  const query = readListQuery(parameters, spendingColumns);
  const { cursor } = pages;
  const found = useTopCustomers({ currency, limit: query.size, ...(cursor ? { cursor } : {}) });
  return (
    <>
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ customers }) =>
          customers.length > 0 ? (
            <ListTable
              caption={text.spend(currency)}
              rows={customers}
              keyOf={({ customerId }) => customerId}
              nameOf={nameOf}
              columns={columns}
              query={query}
            />
          ) : (
            <Empty title={text.emptyTitle} line={text.emptySpendLine} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </>
  );
}
