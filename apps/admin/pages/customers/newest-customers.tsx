import { Button } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { useCustomers } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ListTable } from '../../parts/list/list-table.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { GroupCustomers } from './group-customers.tsx';
import { customerColumns, useCustomerColumns } from './use-customer-columns.tsx';

type NewestCustomersProps = { asked: string; onClear: () => void };

/** The customers, the newest first, or those whose name or e-mail begins so, to be put into groups together. */
export function NewestCustomers({ asked, onClear }: NewestCustomersProps) {
  const { words } = useLanguage();
  const text = words.customers;
  const may = usePermissions();
  const [parameters] = useSearchParams();
  const pages = usePages();
  const bulk = useBulk();
  const columns = useCustomerColumns();
  const query = readListQuery(parameters, customerColumns);
  const { cursor } = pages;
  const found = useCustomers({
    ...(asked ? { startsWith: asked } : {}),
    limit: query.size,
    withCount: true,
    ...(cursor ? { cursor } : {}),
  });
  return (
    <>
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton />}>
        {({ customers, count }) => {
          if (customers.length > 0)
            return (
              <ListTable
                key={`${asked} ${cursor ?? ''}`}
                caption={text.title}
                rows={customers}
                keyOf={({ customerId }) => customerId}
                nameOf={({ name, email }) => name || (email ?? text.nameless)}
                columns={columns}
                query={query}
                count={count}
                bulk={
                  may('customers.write')
                    ? {
                        progress: bulk.progress,
                        renderActions: (chosen) => <GroupCustomers chosen={chosen} run={bulk.run} />,
                      }
                    : undefined
                }
              />
            );
          if (!asked) return <Empty title={text.emptyTitle} line={text.emptyLine} />;
          return (
            <Empty title={text.noneTitle} line={text.noneLine}>
              <Button variant="default" onClick={onClear}>
                {text.clear}
              </Button>
            </Empty>
          );
        }}
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </>
  );
}
