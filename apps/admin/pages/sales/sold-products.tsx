import { Link } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useSoldProducts } from '../../api/use-reports.ts';
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

/** The products that sold in a period, those of most revenue first. */
export function SoldProducts() {
  const { words, locale } = useLanguage();
  const text = words.figures;
  const may = usePermissions();
  const pages = usePages();
  const { from, to, market } = usePeriod();
  const period = { from, to, market, locale };
  const query = useSoldProducts({ ...period, limit: 50, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const currency = marketCurrencies[market];
  return (
    <>
      <PeriodFields>
        <SaveCsvButton
          name={text.fileOf(text.views.products, from, to)}
          head={[text.product, text.slug, ...text.csvSums(currency)]}
          askPage={async (cursor) => {
            const page = await ask(
              api.insight.reportProducts({ ...period, limit: 100, ...(cursor ? { cursor } : {}) }),
            );
            return { rows: page.products, nextCursor: page.nextCursor };
          }}
          toCells={(row) => [row.title, row.slug, ...sumCells(row, currency)]}
        />
      </PeriodFields>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ products }) => (
          <SoldTable
            caption={text.views.products}
            first={text.product}
            rows={products}
            currency={currency}
            keyOf={({ productId }) => productId}
            renderName={({ slug, title }) =>
              slug && may('catalog.write') ? (
                <Link to={`/products/${slug}`}>{title ?? slug}</Link>
              ) : (
                (title ?? slug)
              )
            }
          />
        )}
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
