import type { AnswerOf } from '#contracts/services.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';

type Entry = AnswerOf<'payment', 'listPayments'>['entries'][number];

/** Ledger entries; positive amounts are debits, negative ones credits. */
export function Ledger({ entries }: { entries: readonly Entry[] }) {
  const { words, money } = useLanguage();
  const text = words.order;
  const side = ({ amount }: Entry, sign: 1 | -1) =>
    Math.sign(amount.amountMinor) === sign
      ? money({ ...amount, amountMinor: Math.abs(amount.amountMinor) })
      : words.nothing;
  const columns: Column<Entry>[] = [
    { title: text.attemptAt, renderCell: ({ at }) => <Moment at={at} /> },
    { title: text.account, renderCell: ({ account }) => text.accounts[account] ?? account },
    { title: text.why, renderCell: ({ why }) => text.reasons[why] ?? why },
    { title: text.debit, renderCell: (entry) => side(entry, 1), kind: 'number' },
    { title: text.credit, renderCell: (entry) => side(entry, -1), kind: 'number' },
  ];
  return (
    <DataTable
      caption={text.ledger}
      columns={columns}
      rows={entries}
      keyOf={({ at, account, amount }) => `${at} ${account} ${amount.amountMinor}`}
    />
  );
}
