import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useSoldCategories } from '../../api/use-reports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SaveCsvButton } from '../../parts/save-csv-button.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { PeriodFields } from './period-fields.tsx';
import { SoldTable } from './sold-table.tsx';
import { sumCells } from './sum-cells.ts';
import { usePeriod } from './use-period.ts';

/** The categories that sold in a period, each with what is below it. */
export function SoldCategories() {
  const { words, locale } = useLanguage();
  const text = words.figures;
  const pages = usePages();
  const { from, to, market } = usePeriod();
  const period = { from, to, market, locale };
  const query = useSoldCategories({
    ...period,
    limit: 50,
    ...(pages.cursor ? { cursor: pages.cursor } : {}),
  });
  const currency = marketCurrencies[market];
  return (
    <>
      <PeriodFields>
        <SaveCsvButton
          name={text.fileOf(text.views.categories, from, to)}
          head={[text.category, text.slug, ...text.csvSums(currency)]}
          askPage={async (cursor) => {
            const page = await ask(
              api.insight.reportCategories({ ...period, limit: 100, ...(cursor ? { cursor } : {}) }),
            );
            return { rows: page.categories, nextCursor: page.nextCursor };
          }}
          toCells={(row) => [row.title, row.slug, ...sumCells(row, currency)]}
        />
      </PeriodFields>
      <p>{text.categoriesHint}</p>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ categories }) => (
          <SoldTable
            caption={text.views.categories}
            first={text.category}
            rows={categories}
            currency={currency}
            keyOf={({ slug }) => slug}
            renderName={({ title }) => title}
          />
        )}
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
