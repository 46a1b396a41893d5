import { Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { ChoiceBar } from '../bulk/choice-bar.tsx';
import type { Bulk } from '../bulk/use-bulk.ts';
import { countUpTo } from '../count-up-to.ts';
import { DataTable, type Column } from '../data-table.tsx';
import { PageSize } from '../page-size.tsx';
import { pageSizes, type ListQuery } from './read-list-query.ts';

export type ListColumns<Row, Id extends string> = {
  /** Names the row, and leads to it. */
  first: Column<Row>;
  others: Readonly<Record<Id, Column<Row>>>;
};

type ListTableProps<Row, Id extends string> = {
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  columns: ListColumns<Row, Id>;
  query: ListQuery<Id>;
  /** What stands behind the chosen columns in every row. */
  action?: Column<Row> | undefined;
  sort?: string;
  /** How many match on all pages, where the shop counts them. */
  count?: number | undefined;
  /** Rows can be chosen where something can be done with several. */
  bulk?: { progress: Bulk['progress']; renderActions: (chosen: readonly Row[]) => ReactNode } | undefined;
};

/** A page of a long list with the columns that were chosen, how many rows there are, and what can be done with some. */
export function ListTable<Row, Id extends string>(props: ListTableProps<Row, Id>) {
  const { caption, rows, keyOf, nameOf, columns, query, action, sort, count, bulk } = props;
  const { words, number } = useLanguage();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const keys = rows.map(keyOf);
  // What has left the list meanwhile is not worked on unseen.
  const chosenKeys = new Set(keys.filter((key) => wanted.has(key)));
  return (
    <>
      <Group justify="space-between" mb="xs">
        <span>{count === undefined ? null : words.table.results(countUpTo(count, number))}</span>
        <PageSize sizes={pageSizes} size={query.size} />
      </Group>
      {bulk ? (
        <ChoiceBar keys={keys} chosenKeys={chosenKeys} onChoose={setWanted} progress={bulk.progress}>
          {bulk.renderActions(rows.filter((row) => chosenKeys.has(keyOf(row))))}
        </ChoiceBar>
      ) : null}
      <DataTable
        caption={caption}
        columns={[
          columns.first,
          ...query.columns.map((id) => columns.others[id]),
          ...(action ? [action] : []),
        ]}
        rows={rows}
        keyOf={keyOf}
        {...(sort === undefined ? {} : { sort })}
        {...(bulk ? { choice: { chosenKeys, onChoose: setWanted, nameOf } } : {})}
      />
    </>
  );
}
