import type { ReactNode } from 'react';
import { ColumnChoice } from '../column-choice.tsx';
import { RowKeys } from '../row-keys.tsx';
import type { ListQuery } from './read-list-query.ts';

type ListToolsProps<Id extends string> = {
  /** The columns behind the first, in their order. */
  columns: { others: Readonly<Record<Id, { title: string }>> };
  query: ListQuery<Id>;
  usual?: readonly Id[];
  /** The export of what the list finds, and what else can be done. */
  children?: ReactNode;
};

/** What every long list offers above it: its keys, which columns it shows, and its export. */
export function ListTools<Id extends string>(props: ListToolsProps<Id>) {
  const { columns, query, usual, children } = props;
  const ids = Object.keys(columns.others) as Id[];
  return (
    <>
      <RowKeys />
      <ColumnChoice
        columns={ids.map((id) => ({ id, title: columns.others[id].title }))}
        shownIds={query.columns}
        usualIds={usual ?? ids}
      />
      {children}
    </>
  );
}
