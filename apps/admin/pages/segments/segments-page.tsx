import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useSegments, type Segment } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useSegmentWords } from './use-segment-words.ts';

/** The segments of customers with their rules and sizes. */
export function SegmentsPage() {
  const { words, locale, number } = useLanguage();
  const text = words.segments;
  const say = useSegmentWords();
  const query = useSegments();
  const columns: Column<Segment>[] = [
    {
      title: text.name,
      renderCell: ({ segmentId, title }) => (
        <Link to={`/segments/${segmentId}`}>{locale === 'zh-cn' ? title.zh : title.en}</Link>
      ),
    },
    { title: text.rule, renderCell: say },
    { title: text.size, renderCell: ({ size }) => number(size), kind: 'number' },
  ];
  const add = (
    <Button component={Link} to="/segments/new">
      {text.add}
    </Button>
  );
  return (
    <Page title={text.title} line={text.line} actions={add}>
      <Answer query={query} skeleton={<TableSkeleton rows={3} />}>
        {({ segments }) =>
          segments.length === 0 ? (
            <Empty title={text.emptyTitle} line={text.emptyLine} />
          ) : (
            <DataTable
              caption={text.title}
              columns={columns}
              rows={segments}
              keyOf={({ segmentId }) => segmentId}
            />
          )
        }
      </Answer>
    </Page>
  );
}
