import type { ReturnValue } from '#contracts/order/return.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import { ListTable, type ListColumns } from '../../parts/list/list-table.tsx';
import type { ListQuery } from '../../parts/list/read-list-query.ts';
import { AnswerReturns } from './answer-returns.tsx';
import { ReturnActions } from './return-actions.tsx';
import { returnName } from './return-name.ts';
import type { ReturnColumn } from './use-return-columns.tsx';

type ReturnTableProps = {
  state: ReturnValue['state'];
  returns: readonly ReturnValue[];
  count: number | undefined;
  columns: ListColumns<ReturnValue, ReturnColumn>;
  query: ListQuery<ReturnColumn>;
  bulk: Bulk;
};

/** The returns in a state with what that asks of staff; those that wait for an answer may be answered together. */
export function ReturnTable({ state, returns, count, columns, query, bulk }: ReturnTableProps) {
  const { words } = useLanguage();
  const text = words.returns;
  const may = usePermissions();
  const mayAnswer = state === 'requested' && may('orders.write');
  const hasActions = mayAnswer || (state === 'approved' && may('orders.fulfil'));
  const action = {
    title: words.lists.returns.actions,
    kind: 'action' as const,
    renderCell: (value: ReturnValue) => <ReturnActions value={value} />,
  };
  const answerMany = {
    progress: bulk.progress,
    renderActions: (chosen: readonly ReturnValue[]) =>
      (['approve', 'refuse'] as const).map((decision) => (
        <AnswerReturns key={decision} decision={decision} chosen={chosen} run={bulk.run} />
      )),
  };
  return (
    <ListTable
      caption={text.list}
      rows={returns}
      keyOf={({ returnId }) => returnId}
      nameOf={(value) => returnName(value, text)}
      columns={columns}
      query={query}
      count={count}
      action={hasActions ? action : undefined}
      bulk={mayAnswer ? answerMany : undefined}
    />
  );
}
