import { Badge } from '@mantine/core';
import type { AnswerOf } from '#contracts/services.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';

type Refund = AnswerOf<'payment', 'listPayments'>['refunds'][number];

const colours: Record<Refund['state'], string> = { succeeded: 'good', pending: 'warn', failed: 'bad' };

/** Every refund of an order; of a failed one, what the provider said. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const { words, money, locale } = useLanguage();
  const text = words.order;
  const columns: Column<Refund>[] = [
    { title: text.attemptAt, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      title: text.attemptState,
      renderCell: ({ state, refusedCode }) => (
        <>
          <Badge variant="light" color={colours[state]}>
            {text.refundStates[state]}
          </Badge>
          {refusedCode ? <span> {text.declined(refusedCode)}</span> : null}
        </>
      ),
    },
    {
      title: text.why,
      renderCell: ({ reason }) => <span lang={locale === 'en-gb' ? undefined : 'en'}>{reason}</span>,
    },
    { title: text.amount, renderCell: ({ amount }) => money(amount), kind: 'number' },
  ];
  return (
    <DataTable caption={text.refunds} columns={columns} rows={refunds} keyOf={({ refundId }) => refundId} />
  );
}
