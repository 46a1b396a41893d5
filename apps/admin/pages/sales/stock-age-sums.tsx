import { useStockAgeSums } from '../../api/use-reports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

type Band = { fromDays: number; toDays: number | null; quantity: number; valueMinor: number };

/** All goods on hand by age, with what they are worth at today's prices. */
export function StockAgeSums() {
  const { words, locale, number, money } = useLanguage();
  const text = words.figures;
  const query = useStockAgeSums({ locale });
  return (
    <Section title={text.bandsTitle} line={text.bandsHint}>
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ bands, currency, quantity, valueMinor, withoutPrice }) => {
          const columns: Column<Band>[] = [
            { title: text.age, renderCell: ({ fromDays, toDays }) => text.band(fromDays, toDays) },
            { title: text.onHand, kind: 'number', renderCell: (band) => number(band.quantity) },
            {
              title: text.value,
              kind: 'number',
              renderCell: (band) => money({ amountMinor: band.valueMinor, currency }),
            },
          ];
          return (
            <>
              <DataTable
                caption={text.bandsTitle}
                columns={columns}
                rows={bands}
                keyOf={({ fromDays }) => String(fromDays)}
                isFigures
                foot={[words.reports.total, number(quantity), money({ amountMinor: valueMinor, currency })]}
              />
              {withoutPrice > 0 ? <p>{text.withoutPrice(number(withoutPrice))}</p> : null}
            </>
          );
        }}
      </Answer>
    </Section>
  );
}
