import type { SalesDay } from '../../api/use-sales.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './sales-table.module.css';
import { sumSales } from './sum-sales.ts';

/** The days of one currency, the newest first, with their sum; a bar compares the revenues. */
export function SalesTable({
  currency,
  days,
}: {
  currency: SalesDay['currency'];
  days: readonly SalesDay[];
}) {
  const { words, day, money, number } = useLanguage();
  const text = words.reports;
  const amount = (amountMinor: number) => money({ amountMinor, currency });
  const most = Math.max(...days.map(({ revenueMinor }) => revenueMinor), 1);
  const columns: Column<SalesDay>[] = [
    { title: text.day, renderCell: (each) => day(each.day) },
    { title: text.orders, renderCell: ({ orders }) => number(orders), kind: 'number' },
    {
      title: text.revenue,
      renderCell: ({ revenueMinor }) => (
        <span className={styles['revenue']}>
          <span
            className={styles['bar']}
            style={{ inlineSize: `${Math.max(0, revenueMinor / most) * 100}%` }}
            aria-hidden="true"
          />
          {amount(revenueMinor)}
        </span>
      ),
      kind: 'number',
    },
    { title: text.refunded, renderCell: ({ refundedMinor }) => amount(refundedMinor), kind: 'number' },
    {
      title: text.kept,
      renderCell: ({ revenueMinor, refundedMinor }) => amount(revenueMinor - refundedMinor),
      kind: 'number',
    },
  ];
  const total = sumSales(days);
  return (
    <Section title={text.caption(currency)}>
      <DataTable
        caption={text.caption(currency)}
        columns={columns}
        rows={days.toSorted((a, b) => b.day.localeCompare(a.day))}
        keyOf={(each) => each.day}
        isFigures
        foot={[
          text.total,
          number(total.orders),
          amount(total.revenueMinor),
          amount(total.refundedMinor),
          amount(total.revenueMinor - total.refundedMinor),
        ]}
      />
    </Section>
  );
}
