import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useReviews, type ReviewState } from '../../api/use-reviews.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { BulkResults } from '../../parts/bulk/bulk-results.tsx';
import { useBulk } from '../../parts/bulk/use-bulk.ts';
import { Empty } from '../../parts/empty.tsx';
import { ExportList } from '../../parts/list/export-list.tsx';
import { ListTable } from '../../parts/list/list-table.tsx';
import { ListTools } from '../../parts/list/list-tools.tsx';
import { readListQuery } from '../../parts/list/read-list-query.ts';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { DecideReviews } from './decide-reviews.tsx';
import { reviewColumns, useReviewColumns } from './use-review-columns.tsx';

/** The reviews in a state, first those that wait, to be approved or refused together. */
export function ReviewsPage() {
  const { words } = useLanguage();
  const text = words.reviews;
  const [parameters] = useSearchParams();
  const pages = usePages();
  // Here, since what becomes of the last reviews of a list outlives the list.
  const bulk = useBulk();
  const columns = useReviewColumns();
  const asked = Object.keys(text.states).find((each) => each === parameters.get('state'));
  const state = (asked ?? 'waiting') as ReviewState;
  const query = readListQuery(parameters, reviewColumns);
  const { cursor } = pages;
  const found = useReviews({ state, limit: query.size, withCount: true, ...(cursor ? { cursor } : {}) });
  return (
    <Page
      title={text.title}
      line={text.hint}
      actions={
        <ListTools columns={columns} query={query}>
          <ExportReviews state={state} />
        </ListTools>
      }
    >
      <ViewBar list="reviews" given={words.lists.reviews.views} plain={text.states.waiting} />
      <BulkResults results={bulk.results} onClose={bulk.forget} />
      <Answer query={found} skeleton={<TableSkeleton rows={4} />}>
        {({ reviews, count }) =>
          reviews.length === 0 ? (
            <Empty title={text.emptyTitle(text.states[state])} line={text.emptyLine} />
          ) : (
            <ListTable
              key={`${state} ${cursor ?? ''}`}
              caption={text.title}
              rows={reviews}
              keyOf={({ reviewId }) => reviewId}
              nameOf={({ title }) => title}
              columns={columns}
              query={query}
              count={count}
              bulk={{
                progress: bulk.progress,
                renderActions: (chosen) => (
                  <>
                    {state === 'approved' ? null : (
                      <DecideReviews decision="approved" chosen={chosen} run={bulk.run} />
                    )}
                    {state === 'refused' ? null : (
                      <DecideReviews decision="refused" chosen={chosen} run={bulk.run} />
                    )}
                  </>
                ),
              }}
            />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={found.data?.nextCursor ?? null} />
    </Page>
  );
}

function ExportReviews({ state }: { state: ReviewState }) {
  const { words } = useLanguage();
  const text = words.reviews;
  const { file, text: body, language } = words.lists.reviews;
  return (
    <ExportList
      name={file}
      head={[
        text.review,
        body,
        language,
        text.rating,
        text.product,
        text.writtenAt,
        text.reports,
        text.state,
      ]}
      read={(cursor) =>
        ask(api.catalog.listReviewsForStaff({ state, limit: 100, ...(cursor ? { cursor } : {}) }))
      }
      rowsOf={({ reviews }) => reviews}
      toLines={(review) => [
        [
          review.title,
          review.text,
          review.locale,
          review.rating,
          review.productSlug,
          review.writtenAt,
          review.reports,
          text.states[state],
        ],
      ]}
    />
  );
}
