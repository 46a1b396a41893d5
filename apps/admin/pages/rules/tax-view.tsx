import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTaxRates, type TaxRates } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { ratesOn } from './add-rate.ts';
import { NewRate } from './new-rate.tsx';
import { UndoRates } from './undo-rates.tsx';

const classes = ['standard', 'reduced', 'zero'] as const;

/** What tax each jurisdiction asks today, what it will ask, and what it asked. */
export function TaxView() {
  const { words } = useLanguage();
  const text = words.rules;
  const query = useTaxRates();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const percent = (basisPoints: number) => text.percent(basisPoints / 100);
  const columns: Column<TaxRates>[] = [
    { title: text.jurisdiction, renderCell: ({ jurisdiction }) => jurisdiction },
    ...classes.map((taxClass) => ({
      title: words.editor.taxClasses[taxClass],
      kind: 'number' as const,
      renderCell: ({ rates }: TaxRates) => {
        const now = ratesOn(rates, today).find((rate) => rate.taxClass === taxClass);
        return now ? percent(now.rateBasisPoints) : words.nothing;
      },
    })),
    {
      title: text.otherRates,
      renderCell: ({ rates }) => {
        const now = ratesOn(rates, today);
        const others = rates.filter((rate) => !now.includes(rate));
        if (others.length === 0) return words.nothing;
        return (
          <details>
            <summary>{text.rateCount(others.length)}</summary>
            <ul>
              {others.map(({ taxClass, rateBasisPoints, validFrom, validUntil, source }) => (
                <li key={`${taxClass} ${validFrom}`}>
                  {words.editor.taxClasses[taxClass]} {percent(rateBasisPoints)}, {validFrom} – {validUntil} ·{' '}
                  {source}
                </li>
              ))}
            </ul>
          </details>
        );
      },
    },
    {
      title: words.change,
      kind: 'action',
      renderCell: (rates) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <NewRate found={rates} />
          <UndoRates found={rates} />
        </Group>
      ),
    },
  ];
  return (
    <>
      <p>{text.taxHint}</p>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ jurisdictions }) => (
          <DataTable
            caption={text.views.tax}
            columns={columns}
            rows={jurisdictions}
            keyOf={({ jurisdiction }) => jurisdiction}
          />
        )}
      </Answer>
    </>
  );
}
