import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/use-language.ts';
import styles from './data-table.module.css';

export type Choice<Row> = {
  chosenKeys: ReadonlySet<string>;
  onChoose: (chosenKeys: ReadonlySet<string>) => void;
  /** How a row is called, for who does not see it. */
  nameOf: (row: Row) => string;
};

type RowChoiceProps<Row> = { row: Row; rowKey: string; choice: Choice<Row> | undefined; children: ReactNode };

/** The box by which a row is chosen, before what names it; only that where rows are not chosen. */
export function RowChoice<Row>({ row, rowKey, choice, children }: RowChoiceProps<Row>) {
  const { words } = useLanguage();
  if (!choice) return children;
  const { chosenKeys, onChoose, nameOf } = choice;
  return (
    <span className={styles['choice']}>
      <Checkbox
        aria-label={words.table.choose(nameOf(row))}
        checked={chosenKeys.has(rowKey)}
        onChange={(event) => {
          const keys = new Set(chosenKeys);
          if (event.currentTarget.checked) keys.add(rowKey);
          else keys.delete(rowKey);
          onChoose(keys);
        }}
      />
      {children}
    </span>
  );
}
