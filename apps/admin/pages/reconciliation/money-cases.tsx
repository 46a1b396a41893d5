import { NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import { useMoneyCases, type MoneyCase } from '../../api/use-reconciliation.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ResolveCase } from './resolve-case.tsx';

/** The differences between ledger and statements, with what each side says. */
export function MoneyCases() {
  const { words } = useLanguage();
  const text = words.books;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const state = parameters.get('state') === 'resolved' ? 'resolved' : 'open';
  const query = useMoneyCases({ state, limit: 24, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const columns = useCaseColumns();
  return (
    <>
      <NativeSelect
        label={text.state}
        mb="md"
        maw={320}
        value={state}
        onChange={(event) => setParameters({ view: 'cases', state: event.currentTarget.value })}
        data={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ cases }) =>
          cases.length === 0 ? (
            <Empty title={text.noCasesTitle[state]} line={text.noCasesLine} />
          ) : (
            <DataTable
              caption={text.views.cases}
              columns={columns}
              rows={cases}
              keyOf={({ caseId }) => caseId}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}

function useCaseColumns(): Column<MoneyCase>[] {
  const { words, money } = useLanguage();
  const may = usePermissions();
  const text = words.books;
  return [
    { title: text.kind, renderCell: ({ kind }) => text.kinds[kind] },
    {
      title: text.about,
      renderCell: ({ orderId, provider, lineId }) =>
        orderId && may('orders.read') ? (
          <Link to={`/orders/${orderId}`}>{text.order}</Link>
        ) : (
          [provider, lineId].filter(Boolean).join(' · ')
        ),
    },
    { title: text.here, kind: 'number', renderCell: ({ here }) => money(here) },
    { title: text.there, kind: 'number', renderCell: ({ there }) => money(there) },
    { title: text.opened, renderCell: ({ openedAt }) => <Moment at={openedAt} /> },
    {
      title: text.outcome,
      renderCell: ({ state, dueAt, resolution, reason }) =>
        state === 'open' ? (
          <>
            {text.due} <Moment at={dueAt} />
          </>
        ) : (
          [resolution ? text.resolutions[resolution] : '', reason].filter(Boolean).join(': ')
        ),
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (each) =>
        each.state === 'open' && may('payments.write') ? <ResolveCase value={each} /> : null,
    },
  ];
}
