import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useDisputes, type Dispute } from '../../api/use-disputes.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { DisputeTable } from './dispute-table.tsx';

/** Payments that the banks of buyers want back, first those that are open. */
export function DisputesPage() {
  const { words } = useLanguage();
  const text = words.disputes;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const asked = Object.keys(text.states).find((each) => each === parameters.get('state'));
  const state = (asked ?? 'opened') as Dispute['state'];
  const query = useDisputes({ state, limit: 24, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  return (
    <Page title={text.title} line={text.hint}>
      <NativeSelect
        label={text.state}
        mb="md"
        maw={320}
        value={state}
        onChange={(event) => setParameters({ state: event.currentTarget.value })}
        data={Object.entries(text.states).map(([value, label]) => ({ value, label }))}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ disputes }) =>
          disputes.length === 0 ? (
            <Empty title={text.emptyTitle(text.states[state])} line={text.emptyLine} />
          ) : (
            <DisputeTable disputes={disputes} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Page>
  );
}
