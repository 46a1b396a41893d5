import { Group, NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useStockAges, type AgedStock } from '../../api/use-reports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { fromMinor } from '../../parts/from-minor.ts';
import { Pager } from '../../parts/pager.tsx';
import { SaveCsvButton } from '../../parts/save-csv-button.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { StockAgeSums } from './stock-age-sums.tsx';

const unsoldChoices = [0, 30, 90, 180, 365];

/** How old the goods on hand are, those with the oldest units first, and how fast they sell. */
export function StockAges() {
  const { words, locale } = useLanguage();
  const text = words.figures;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const asked = Number(parameters.get('unsold'));
  const unsoldDays = unsoldChoices.includes(asked) ? asked : 0;
  const filter = { locale, ...(unsoldDays > 0 ? { unsoldDays } : {}) };
  const query = useStockAges({ ...filter, limit: 50, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const currency = query.data?.currency ?? marketCurrencies.gb;
  const columns = useAgeColumns(currency);
  return (
    <>
      <StockAgeSums />
      <Group align="flex-end" gap="sm" mb="md">
        <NativeSelect
          label={text.unsoldFor}
          value={String(unsoldDays)}
          onChange={(event) => setParameters({ view: 'ages', unsold: event.currentTarget.value })}
          data={unsoldChoices.map((days) => ({ value: String(days), label: text.unsoldDays(days) }))}
        />
        <SaveCsvButton
          name={text.views.ages}
          head={text.csvAges(currency)}
          askPage={async (cursor) => {
            const page = await ask(
              api.insight.reportStockAges({ ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
            );
            return { rows: page.accounts, nextCursor: page.nextCursor };
          }}
          toCells={(row) => [
            row.sku,
            row.title,
            row.locationId,
            row.onHand,
            row.valueMinor === null ? null : fromMinor(row.valueMinor, currency),
            row.oldestOn,
            row.averageAgeDays,
            row.soldQuantity,
            row.lastSoldOn,
            row.daysLeft,
          ]}
        />
      </Group>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <Empty title={text.noStockTitle} line={text.noStockLine} />
          ) : (
            <DataTable
              caption={text.views.ages}
              columns={columns}
              rows={accounts}
              keyOf={({ variantId, locationId }) => `${variantId} ${locationId}`}
              isFigures
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}

function useAgeColumns(currency: AgeCurrency): Column<AgedStock>[] {
  const { words, number, money } = useLanguage();
  const text = words.figures;
  return [
    { title: text.product, renderCell: ({ title, sku }) => [title, sku].filter(Boolean).join(' · ') },
    { title: words.stockPage.at, renderCell: ({ locationId }) => locationId },
    { title: text.onHand, kind: 'number', renderCell: ({ onHand }) => number(onHand) },
    {
      title: text.value,
      kind: 'number',
      renderCell: ({ valueMinor }) =>
        valueMinor === null ? words.nothing : money({ amountMinor: valueMinor, currency }),
    },
    { title: text.oldest, renderCell: ({ oldestOn }) => oldestOn },
    {
      title: text.age,
      kind: 'number',
      renderCell: ({ averageAgeDays }) => text.days(number(Math.round(averageAgeDays))),
    },
    { title: text.sold30, kind: 'number', renderCell: ({ soldQuantity }) => number(soldQuantity) },
    {
      title: text.lastSold,
      renderCell: ({ lastSoldOn }) => lastSoldOn ?? words.nothing,
    },
    {
      title: text.daysLeft,
      kind: 'number',
      renderCell: ({ daysLeft }) => (daysLeft === null ? words.nothing : text.days(number(daysLeft))),
    },
  ];
}

type AgeCurrency = (typeof marketCurrencies)[keyof typeof marketCurrencies];
