import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useSales } from '../../api/use-sales.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { marketNames } from '../../parts/market-currencies.ts';
import { ConversionTable } from './conversion-table.tsx';
import { SalesTable } from './sales-table.tsx';

const periods = [7, 30, 92];

/** What was sold by day, apart for each currency, and how far visitors came. */
export function SalesByDay() {
  const { words } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const asked = Number(parameters.get('days'));
  const days = periods.includes(asked) ? asked : 30;
  const query = useSales(days);
  const text = words.reports;
  return (
    <>
      <NativeSelect
        label={text.period}
        mb="lg"
        maw={200}
        value={String(days)}
        onChange={(event) => setParameters({ days: event.currentTarget.value }, { replace: true })}
        data={periods.map((each) => ({ value: String(each), label: text.lastDays(each) }))}
      />
      <Answer query={query} skeleton={<TableSkeleton />}>
        {(sales) =>
          sales.days.length > 0 ? (
            [...Map.groupBy(sales.days, ({ currency }) => currency)].map(([currency, own]) => (
              <SalesTable key={currency} currency={currency} days={own} />
            ))
          ) : (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          )
        }
      </Answer>
      {marketNames.map((market) => (
        <ConversionTable key={market} market={market} days={days} />
      ))}
    </>
  );
}
