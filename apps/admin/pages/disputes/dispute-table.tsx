import { Group } from '@mantine/core';
import { Link } from 'react-router';
import type { Dispute } from '../../api/use-disputes.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { AcceptDispute } from './accept-dispute.tsx';
import { AnswerDispute } from './answer-dispute.tsx';

/** Disputes with what was said for the shop, and what can be done about them. */
export function DisputeTable({ disputes }: { disputes: readonly Dispute[] }) {
  const { words, money } = useLanguage();
  const may = usePermissions();
  const text = words.disputes;
  const isOpen = ({ state, isAccepted }: Dispute) => state === 'opened' && !isAccepted;
  const columns: Column<Dispute>[] = [
    {
      title: text.order,
      renderCell: ({ orderId, orderNumber }) =>
        may('orders.read') ? <Link to={`/orders/${orderId}`}>{orderNumber}</Link> : orderNumber,
    },
    { title: text.reason, renderCell: ({ reason }) => text.reasons[reason] ?? reason },
    { title: text.openedAt, renderCell: ({ openedAt }) => <Moment at={openedAt} /> },
    {
      title: text.answerBy,
      renderCell: ({ answerBy }) => (answerBy ? <Moment at={answerBy} /> : words.nothing),
    },
    {
      title: text.said,
      renderCell: ({ note, answerState, isAccepted }) => {
        if (isAccepted) return text.isAccepted;
        return note ? `${note} (${answerState ? text.answerStates[answerState] : ''})` : text.nothingSaid;
      },
    },
    { title: text.amount, renderCell: ({ amount }) => money(amount), kind: 'number' },
    {
      title: text.actions,
      kind: 'action',
      renderCell: (dispute) =>
        isOpen(dispute) && may('payments.write') ? (
          <Group gap="xs" justify="flex-end">
            <AnswerDispute dispute={dispute} />
            <AcceptDispute dispute={dispute} />
          </Group>
        ) : null,
    },
  ];
  return (
    <DataTable caption={text.title} columns={columns} rows={disputes} keyOf={({ disputeId }) => disputeId} />
  );
}
