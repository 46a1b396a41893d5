import { Badge } from '@mantine/core';
import type { OrderValue } from '#contracts/order/order.ts';
import type { RefundValue } from '#contracts/order/refund.ts';
import { useRefunds } from '../../api/use-refunds.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';

const colours: Record<RefundValue['state'], string> = { succeeded: 'good', pending: 'warn', failed: 'bad' };

/** What was given back of an order, each with its credit note; nothing where nothing was. */
export function CreditNotes({ order }: { order: OrderValue }) {
  const { words, money } = useLanguage();
  const text = words.giveBack;
  const query = useRefunds(order);
  const columns: Column<RefundValue>[] = [
    { title: text.creditNote, renderCell: ({ creditNote }) => creditNote },
    { title: words.order.attemptAt, renderCell: ({ refundedAt }) => <Moment at={refundedAt} /> },
    {
      title: words.order.attemptState,
      renderCell: ({ state }) => (
        <Badge variant="light" color={colours[state]}>
          {words.order.refundStates[state]}
        </Badge>
      ),
    },
    { title: text.reason, renderCell: ({ reason }) => reason },
    { title: text.sumTitle, renderCell: ({ total }) => money(total), kind: 'number' },
  ];
  return (
    <Answer query={query} skeleton={null}>
      {({ refunds }) =>
        refunds.length === 0 ? null : (
          <Section title={text.notes}>
            <DataTable
              caption={text.notes}
              columns={columns}
              rows={refunds}
              keyOf={({ refundId }) => refundId}
            />
          </Section>
        )
      }
    </Answer>
  );
}
