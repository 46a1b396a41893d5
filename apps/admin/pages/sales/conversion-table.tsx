import type { Market } from '#contracts/markets.ts';
import { useConversion, type ConversionDay } from '../../api/use-conversion.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

const steps = ['visits', 'productViews', 'carts', 'checkouts', 'placed', 'placedAndPaid'] as const;

/** How far visitors of a market came, by day, with the sum of each step; nothing where nobody came. */
export function ConversionTable({ market, days }: { market: Market; days: number }) {
  const { words, day, number } = useLanguage();
  const query = useConversion(market, days);
  const text = words.reports;
  const caption = text.conversion(words.product.markets[market]);
  const columns: Column<ConversionDay>[] = [
    { title: text.day, renderCell: (each) => day(each.day) },
    ...steps.map((step) => {
      const renderCell = (each: ConversionDay) => number(each[step]);
      return { title: text[step], renderCell, kind: 'number' as const };
    }),
  ];
  return (
    <Answer query={query} skeleton={<TableSkeleton />}>
      {({ days: rows }) =>
        rows.length === 0 ? null : (
          <Section title={caption}>
            <DataTable
              caption={caption}
              columns={columns}
              rows={rows}
              keyOf={(each) => each.day}
              isFigures
              foot={[
                text.total,
                ...steps.map((step) => number(rows.reduce((sum, each) => sum + each[step], 0))),
              ]}
            />
          </Section>
        )
      }
    </Answer>
  );
}
