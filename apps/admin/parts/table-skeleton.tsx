import { Skeleton, Stack } from '@mantine/core';

/** The grey shape of a table that is still coming. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap="xs" aria-hidden="true">
      <Skeleton height={20} width="40%" />
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={40} />
      ))}
    </Stack>
  );
}
