import { useLanguage } from '../../language/use-language.ts';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { measureOf, type Day, type Measure } from './compare-periods.ts';
import type { ShowMeasure } from './use-shown-measure.ts';

type DayTableProps = { now: readonly Day[]; before: readonly Day[]; measure: Measure; show: ShowMeasure };

/** The days of a period, the newest first, beside those of the period before. */
export function DayTable({ now, before, measure, show }: DayTableProps) {
  const { words, day } = useLanguage();
  const text = words.dashboard;
  const rows = now.map((each, index) => ({ each, earlier: before[index] })).toReversed();
  const columns: Column<(typeof rows)[number]>[] = [
    { title: text.day, renderCell: ({ each }) => day(each.day) },
    {
      title: text.thisPeriod,
      renderCell: ({ each }) => show(measure, measureOf(each, measure)),
      kind: 'number',
    },
    { title: text.dayBefore, renderCell: ({ earlier }) => (earlier ? day(earlier.day) : words.nothing) },
    {
      title: text.periodBefore,
      renderCell: ({ earlier }) => (earlier ? show(measure, measureOf(earlier, measure)) : words.nothing),
      kind: 'number',
    },
  ];
  return (
    <DataTable
      caption={text.chart(text[measure])}
      columns={columns}
      rows={rows}
      keyOf={({ each }) => each.day}
      isFigures
    />
  );
}
