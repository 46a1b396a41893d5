/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- some browsers forget what a table is when it is laid out as cards */
import { useRef, type ReactNode } from 'react';
import { ColumnTitle } from './column-title.tsx';
import { RowChoice, type Choice } from './row-choice.tsx';
import { useVisibleRows } from './use-visible-rows.ts';
import styles from './data-table.module.css';

export type Column<Row> = {
  title: string;
  renderCell: (row: Row) => ReactNode;
  /** How the column looks; `action` holds buttons that say for themselves what they do. */
  kind?: 'number' | 'action';
  /** The sorts of the list by this column, the one that comes first when it is asked for first. */
  sorts?: readonly { value: string; direction: 'ascending' | 'descending' }[];
};

type DataTableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  foot?: readonly ReactNode[];
  /** Stays a table on a phone, to be moved sideways: for figures that are compared down a column. */
  isFigures?: true;
  /** By what the rows are sorted; the titles of such columns then lead to their sorts. */
  sort?: string;
  /** Rows that are chosen, to do something with all of them. */
  choice?: Choice<Row>;
};

/** A table whose first column names the row; on a phone each row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, foot, isFigures, sort, choice } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const drawn = useVisibleRows(body, rows.length);
  const table = (
    <table
      role="table"
      className={isFigures ? styles['figures'] : styles['table']}
      aria-rowcount={drawn.isWhole ? undefined : rows.length + 1}
    >
      <caption className={styles['caption']}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <ColumnTitle key={column.title} column={column} sort={sort} className={lookOf(column)} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={body}>
        <Gap rows={drawn.from} rowHeight={drawn.rowHeight} />
        {rows.slice(drawn.from, drawn.to).map((row, place) => (
          <tr
            role="row"
            key={keyOf(row)}
            data-row
            aria-rowindex={drawn.isWhole ? undefined : drawn.from + place + 2}
          >
            <Cells row={row} rowKey={keyOf(row)} columns={columns} choice={choice} />
          </tr>
        ))}
        <Gap rows={rows.length - drawn.to} rowHeight={drawn.rowHeight} />
      </tbody>
      {foot ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {foot.map((cell, index) => (
              <td
                role="cell"
                key={columns[index]?.title}
                data-title={columns[index]?.title}
                className={lookOf(columns[index])}
              >
                {cell}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  if (!isFigures) return table;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what moves sideways must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles['sideways']} aria-label={caption} tabIndex={0}>
      {table}
    </section>
  );
}

/** The room of rows that are out of sight. */
function Gap({ rows, rowHeight }: { rows: number; rowHeight: number }) {
  if (rows <= 0) return null;
  return <tr aria-hidden="true" className={styles['gap']} style={{ height: rows * rowHeight }} />;
}

function lookOf(column: { kind?: 'number' | 'action' } | undefined): string | undefined {
  return column?.kind ? styles[column.kind] : undefined;
}

type CellsProps<Row> = {
  row: Row;
  rowKey: string;
  columns: readonly Column<Row>[];
  choice: Choice<Row> | undefined;
};

function Cells<Row>({ row, rowKey, columns, choice }: CellsProps<Row>) {
  return columns.map((column, index) =>
    index === 0 ? (
      <th role="rowheader" scope="row" key={column.title}>
        <RowChoice row={row} rowKey={rowKey} choice={choice}>
          {column.renderCell(row)}
        </RowChoice>
      </th>
    ) : (
      <td role="cell" key={column.title} data-title={column.title} className={lookOf(column)}>
        {column.renderCell(row)}
      </td>
    ),
  );
}
