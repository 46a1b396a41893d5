import { useState } from 'react';
import { useParams } from 'react-router';
import { useSegments, type Segment } from '../../api/use-segments.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { newId } from '../../parts/new-id.ts';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { RemoveSegment } from './remove-segment.tsx';
import { SegmentEditor } from './segment-editor.tsx';
import { SegmentMembers } from './segment-members.tsx';

/** One segment of customers, or the form for a new one. */
export function SegmentPage() {
  const { words, locale } = useLanguage();
  const text = words.segments;
  const { segmentId = '' } = useParams();
  const query = useSegments();
  const isNew = segmentId === 'new';
  const known = query.data?.segments.find((each) => each.segmentId === segmentId);
  const name = known && (locale === 'zh-cn' ? known.title.zh : known.title.en);
  return (
    <Page
      title={isNew ? text.newTitle : (name ?? (query.isPending ? text.title : text.goneTitle))}
      back={{ to: '/segments', label: text.back }}
      actions={known ? <RemoveSegment segment={known} /> : null}
    >
      {isNew ? <NewSegment /> : null}
      {isNew ? null : (
        <Answer query={query} skeleton={<TableSkeleton />}>
          {() =>
            known ? (
              <>
                <SegmentEditor key={segmentId} stored={known} isNew={false} />
                <SegmentMembers segmentId={segmentId} />
              </>
            ) : (
              <Empty title={text.goneTitle} line={text.goneLine} />
            )
          }
        </Answer>
      )}
    </Page>
  );
}

function NewSegment() {
  const [start] = useState((): Segment => {
    const limits = { daysSinceLeast: null, daysSinceMost: null, ordersLeast: null, ordersMost: null };
    const values = { currency: null, valueMinorLeast: null, valueMinorMost: null };
    const kept = { size: 0, version: 0, changedBy: null, changedAt: '' };
    return { segmentId: newId(), title: { en: '', zh: '' }, ...limits, ...values, ...kept };
  });
  return <SegmentEditor stored={start} isNew />;
}
