/* oxlint-disable jsx-a11y/no-redundant-roles -- some browsers forget what a table is when it is laid out as cards */
import { Link, useSearchParams } from 'react-router';
import { useLanguage } from '../language/use-language.ts';
import type { Column } from './data-table.tsx';
import styles from './data-table.module.css';
import { nextSort } from './next-sort.ts';

type ColumnTitleProps<Row> = {
  column: Column<Row>;
  sort: string | undefined;
  className: string | undefined;
};

const arrows = { ascending: '▲', descending: '▼' } as const;

/** The head of a column; where the list can be sorted by it, a link that does so, and the other way round next. */
export function ColumnTitle<Row>({ column, sort, className }: ColumnTitleProps<Row>) {
  const { words } = useLanguage();
  const [parameters] = useSearchParams();
  const { title, sorts } = column;
  if (!sorts || sort === undefined) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {title}
      </th>
    );
  }
  const direction = sorts.find(({ value }) => value === sort)?.direction;
  const address = new URLSearchParams(parameters);
  address.delete('after');
  address.set('sort', nextSort(sorts, sort));
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={direction ?? 'none'}>
      <span className={styles['plain']}>{title}</span>
      <Link className={styles['sort']} to={`?${address.toString()}`} title={words.table.sortBy(title)}>
        {title}
        <span aria-hidden="true">{direction ? arrows[direction] : '↕'}</span>
      </Link>
    </th>
  );
}
