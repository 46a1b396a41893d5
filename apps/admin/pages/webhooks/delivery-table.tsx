import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { Delivery, WebhookEvent } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';

const colours = { pending: 'warn', delivered: 'good', parked: 'bad' } as const;

type DeliveryTableProps = { endpointId: string; deliveries: readonly Delivery[] };

/** What an endpoint was told, as a table whose rows lead to what was sent and came back. */
export function DeliveryTable({ endpointId, deliveries }: DeliveryTableProps) {
  const { words, number } = useLanguage();
  const text = words.webhooks;
  const columns: Column<Delivery>[] = [
    {
      title: text.event,
      renderCell: ({ deliveryId, event }) => (
        <Link to={`/webhooks/${endpointId}/${deliveryId}`}>
          {text.eventNames[event as WebhookEvent] ?? event}
        </Link>
      ),
    },
    {
      title: text.state,
      renderCell: (delivery) => (
        <Badge variant="light" color={colours[delivery.state]}>
          {text.deliveryStates[delivery.state]}
        </Badge>
      ),
    },
    { title: text.when, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    { title: text.attempts, renderCell: ({ attempts }) => number(attempts), kind: 'number' },
    {
      title: text.next,
      renderCell: ({ dueAt }) => (dueAt ? <Moment at={dueAt} /> : words.nothing),
    },
  ];
  return (
    <DataTable
      caption={text.log}
      columns={columns}
      rows={deliveries}
      keyOf={({ deliveryId }) => deliveryId}
    />
  );
}
