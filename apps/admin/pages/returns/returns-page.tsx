import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { ReturnValue } from '#contracts/order/return.ts';
import { useReturnsByState } from '../../api/use-returns.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { ExportReturns } from './export-returns.tsx';
import { ReturnTable } from './return-table.tsx';
import { returnColumns, useReturnColumns } from './use-return-columns.tsx';

/** The returns in a state, first those that wait for an answer. */
export function ReturnsPage() {
  const { words } = useLanguage();
  const text = words.returns;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  // Here, since what becomes of the last returns of a list outlives the list.
  const bulk = useBulk();
  const columns = useReturnColumns();
  const asked = Object.keys(text.states).find((each) => each === parameters.get('state'));
  const state = (asked ?? 'requested') as ReturnValue['state'];
  const list = readListQuery(parameters, returnColumns);
  const { cursor } = pages;
  const query = useReturnsByState({
    state,
    limit: list.size,
    withCount: true,
    ...(cursor ? { cursor } : {}),
  });
  return (
    <Page
      title={text.title}
      line={text.hint}
      actions={
        <ListTools columns={columns} query={list}>
          <ExportReturns state={state} />
        </ListTools>
      }
    >
      <ViewBar list="returns" given={words.lists.returns.views} plain={text.states.requested} />
      <NativeSelect
        label={text.state}
        mb="md"
        maw={320}
        value={state}
        onChange={(event) => {
          const changed = new URLSearchParams(parameters);
          for (const name of ['after', 'view']) changed.delete(name);
          changed.set('state', event.currentTarget.value);
          setParameters(changed);
        }}
        data={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
      />
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ returns, count }) =>
          returns.length === 0 ? (
            <Empty title={text.emptyTitle(text.states[state])} line={text.emptyLine} />
          ) : (
            <ReturnTable
              key={`${state} ${cursor ?? ''}`}
              state={state}
              returns={returns}
              count={count}
              columns={columns}
              query={list}
              bulk={bulk}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Page>
  );
}
