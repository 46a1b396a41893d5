import { Group, NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../language/use-language.ts';

/** Chooses how many rows a page of a list has; the choice stands in the address as `size`. */
export function PageSize({ sizes, size }: { sizes: readonly number[]; size: number }) {
  const { words } = useLanguage();
  const id = useId();
  const [parameters, setParameters] = useSearchParams();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text component="label" htmlFor={id} size="sm" c="dimmed">
        {words.table.size}
      </Text>
      <NativeSelect
        id={id}
        size="xs"
        value={String(size)}
        onChange={(event) => {
          const changed = new URLSearchParams(parameters);
          changed.delete('after');
          changed.set('size', event.currentTarget.value);
          setParameters(changed);
        }}
        data={sizes.map(String)}
      />
    </Group>
  );
}
