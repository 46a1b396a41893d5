import { Badge } from '@mantine/core';
import { useStandings, type Standing } from '../../api/use-reconciliation.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';

/** What each provider holds by the books and by its statements, and how far those are read. */
export function Standings() {
  const { words, money, number, day } = useLanguage();
  const text = words.books;
  const query = useStandings();
  const sum = (pick: (standing: Standing) => number) => (standing: Standing) =>
    money({ amountMinor: pick(standing), currency: standing.currency });
  const columns: Column<Standing>[] = [
    { title: text.provider, renderCell: ({ provider, currency }) => `${provider} · ${currency}` },
    { title: text.readDay, renderCell: ({ readDay }) => (readDay ? day(readDay) : text.notRead) },
    { title: text.here, kind: 'number', renderCell: sum(({ hereMinor }) => hereMinor) },
    { title: text.there, kind: 'number', renderCell: sum(({ thereMinor }) => thereMinor) },
    { title: text.difference, kind: 'number', renderCell: sum(({ differenceMinor }) => differenceMinor) },
    { title: text.explained, kind: 'number', renderCell: sum(({ explainedMinor }) => explainedMinor) },
    {
      title: text.underWay,
      kind: 'number',
      renderCell: sum(({ differenceMinor, explainedMinor }) => differenceMinor - explainedMinor),
    },
    {
      title: text.openCases,
      kind: 'number',
      renderCell: ({ openCases }) => (
        <Badge variant="light" color={openCases > 0 ? 'warn' : 'good'}>
          {number(openCases)}
        </Badge>
      ),
    },
  ];
  return (
    <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
      {({ standings }) =>
        standings.length === 0 ? (
          <Empty title={text.noStandingsTitle} line={text.noStandingsLine} />
        ) : (
          <DataTable
            caption={text.views.standings}
            columns={columns}
            rows={standings}
            keyOf={({ provider, currency }) => `${provider} ${currency}`}
            isFigures
          />
        )
      }
    </Answer>
  );
}
