import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../language/use-language.ts';

type ColumnChoiceProps = {
  /** Columns that may be left out, with what they are called. */
  columns: readonly { id: string; title: string }[];
  shownIds: readonly string[];
  /** Those that are shown while nobody chose others. */
  usualIds: readonly string[];
};

/** Chooses which columns of a list are shown; the choice stands in the address as `columns`. */
export function ColumnChoice({ columns, shownIds, usualIds }: ColumnChoiceProps) {
  const { words } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const choose = (ids: readonly string[]) => {
    const changed = new URLSearchParams(parameters);
    const kept = columns.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    if (kept.join('.') === usualIds.join('.')) changed.delete('columns');
    else changed.set('columns', kept.join('.') || 'none');
    setParameters(changed, { replace: true });
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus withArrow>
      <Popover.Target>
        <Button variant="default" size="xs">
          {words.table.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.table.columnsTitle}>
        <Checkbox.Group value={[...shownIds]} onChange={choose} label={words.table.columnsTitle}>
          <Stack gap="xs" mt="xs">
            {columns.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
