import { Group, NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useUnsold, type UnsoldVariant } from '../../api/use-reports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Pager } from '../../parts/pager.tsx';
import { SaveCsvButton } from '../../parts/save-csv-button.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';

const choices = [30, 90, 180, 365];

/** Variants that can be had and were not sold for some days, those unsold longest first. */
export function Unsold() {
  const { words, locale, number } = useLanguage();
  const text = words.figures;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const asked = Number(parameters.get('days'));
  const days = choices.includes(asked) ? asked : 90;
  const query = useUnsold({ days, locale, limit: 50, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  const columns: Column<UnsoldVariant>[] = [
    { title: text.product, renderCell: ({ title, sku }) => [title, sku].filter(Boolean).join(' · ') },
    { title: words.product.free, kind: 'number', renderCell: ({ free }) => number(free) },
    {
      title: text.lastSold,
      renderCell: ({ lastSoldOn }) => lastSoldOn ?? text.neverSold,
    },
  ];
  return (
    <>
      <Group align="flex-end" gap="sm" mb="md">
        <NativeSelect
          label={text.unsoldFor}
          value={String(days)}
          onChange={(event) => setParameters({ view: 'unsold', days: event.currentTarget.value })}
          data={choices.map((each) => ({ value: String(each), label: text.unsoldDays(each) }))}
        />
        <SaveCsvButton
          name={text.views.unsold}
          head={[words.product.sku, text.product, words.product.free, text.lastSold]}
          askPage={async (cursor) => {
            const page = await ask(
              api.insight.reportUnsold({ days, locale, limit: 100, ...(cursor ? { cursor } : {}) }),
            );
            return { rows: page.variants, nextCursor: page.nextCursor };
          }}
          toCells={({ sku, title, free, lastSoldOn }) => [sku, title, free, lastSoldOn]}
        />
      </Group>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ variants }) =>
          variants.length === 0 ? (
            <Empty title={text.allSoldTitle} line={text.allSoldLine} />
          ) : (
            <DataTable
              caption={text.views.unsold}
              columns={columns}
              rows={variants}
              keyOf={({ variantId }) => variantId}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </>
  );
}
