import { Group } from '@mantine/core';
import type { ReturnValue } from '#contracts/order/return.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { AnswerReturn } from './answer-return.tsx';
import { ReceiveReturn } from './receive-return.tsx';

/** What the state of a return asks of staff, for those who may. */
export function ReturnActions({ value }: { value: ReturnValue }) {
  const may = usePermissions();
  return (
    <Group mt="xs" gap="xs" justify="flex-end">
      {value.state === 'requested' && may('orders.write') ? <AnswerReturn value={value} /> : null}
      {value.state === 'approved' && may('orders.fulfil') ? <ReceiveReturn value={value} /> : null}
    </Group>
  );
}
