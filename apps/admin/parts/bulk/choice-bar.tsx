import { Button, Checkbox, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import styles from './choice-bar.module.css';

type ChoiceBarProps = {
  keys: readonly string[];
  chosenKeys: ReadonlySet<string>;
  onChoose: (keys: ReadonlySet<string>) => void;
  /** How far the work on them is. */
  progress: { done: number; all: number } | undefined;
  /** What can be done with the chosen rows. */
  children: ReactNode;
};

/** Chooses all rows of a page or none, says how many are, and holds what can be done with them. */
export function ChoiceBar({ keys, chosenKeys, onChoose, progress, children }: ChoiceBarProps) {
  const { words } = useLanguage();
  const text = words.table;
  const chosen = chosenKeys.size;
  return (
    <Group className={styles['bar'] ?? ''} data-open={chosen > 0 || undefined}>
      <Checkbox
        label={chosen === 0 ? text.chooseAll : text.chosen(chosen)}
        checked={chosen > 0 && chosen === keys.length}
        indeterminate={chosen > 0 && chosen < keys.length}
        onChange={(event) => onChoose(new Set(event.currentTarget.checked ? keys : []))}
      />
      {chosen > 0 ? children : null}
      {chosen > 0 ? (
        <Button variant="subtle" size="xs" onClick={() => onChoose(new Set())}>
          {text.unchoose}
        </Button>
      ) : null}
      <output>{progress ? text.running(progress.done, progress.all) : null}</output>
    </Group>
  );
}
