import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import type { Currency } from '#contracts/money.ts';
import type { ReactNode } from 'react';
import type { SoldSums } from './sum-cells.ts';

type SoldTableProps<Row extends SoldSums> = {
  caption: string;
  first: string;
  rows: readonly Row[];
  currency: Currency;
  keyOf: (row: Row) => string;
  renderName: (row: Row) => ReactNode;
};

/** What sold, with orders, pieces and money beside each other. */
export function SoldTable<Row extends SoldSums>(props: SoldTableProps<Row>) {
  const { caption, first, rows, currency, keyOf, renderName } = props;
  const { words, money, number } = useLanguage();
  const text = words.figures;
  if (rows.length === 0) return <Empty title={words.reports.emptyTitle} line={words.reports.emptyLine} />;
  const amount = (amountMinor: number) => money({ amountMinor, currency });
  const columns: Column<Row>[] = [
    { title: first, renderCell: renderName },
    { title: text.orders, kind: 'number', renderCell: ({ orders }) => number(orders) },
    { title: text.quantity, kind: 'number', renderCell: ({ quantity }) => number(quantity) },
    { title: text.revenue, kind: 'number', renderCell: ({ revenueMinor }) => amount(revenueMinor) },
    {
      title: text.refundedQuantity,
      kind: 'number',
      renderCell: ({ refundedQuantity }) => number(refundedQuantity),
    },
    { title: text.refunded, kind: 'number', renderCell: ({ refundedMinor }) => amount(refundedMinor) },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} isFigures />;
}
