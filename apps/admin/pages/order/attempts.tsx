import type { AnswerOf } from '#contracts/services.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';

type Attempt = AnswerOf<'payment', 'listPayments'>['attempts'][number];

/** Every attempt to pay an order, with what became of its money. */
export function Attempts({ attempts }: { attempts: readonly Attempt[] }) {
  const { words, money } = useLanguage();
  const text = words.order;
  const inCurrency = ({ amount }: Attempt, amountMinor: number) =>
    money({ amountMinor, currency: amount.currency });
  const columns: Column<Attempt>[] = [
    { title: text.attemptAt, renderCell: ({ createdAt }) => <Moment at={createdAt} /> },
    {
      title: text.attemptMethod,
      renderCell: ({ method, provider }) =>
        [text.methods[method] ?? method, provider].filter(Boolean).join(' · '),
    },
    { title: text.attemptState, renderCell: ({ state }) => text.attemptStates[state] ?? state },
    { title: text.amount, renderCell: ({ amount }) => money(amount), kind: 'number' },
    {
      title: text.captured,
      renderCell: (attempt) => inCurrency(attempt, attempt.capturedMinor),
      kind: 'number',
    },
    {
      title: text.refunded,
      renderCell: (attempt) => inCurrency(attempt, attempt.refundedMinor),
      kind: 'number',
    },
  ];
  return (
    <DataTable
      caption={text.attempts}
      columns={columns}
      rows={attempts}
      keyOf={({ attemptId }) => attemptId}
    />
  );
}
