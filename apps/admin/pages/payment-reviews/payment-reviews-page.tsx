import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { usePaymentReviews } from '../../api/use-payment-reviews.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Pager } from '../../parts/pager.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { usePages } from '../../parts/use-pages.ts';
import { ReviewTable } from './review-table.tsx';

/** Payments that rules hold back until a person has looked, first those that wait. */
export function PaymentReviewsPage() {
  const { words } = useLanguage();
  const text = words.paymentReviews;
  const [parameters, setParameters] = useSearchParams();
  const pages = usePages();
  const states = Object.keys(text.states) as (keyof typeof text.states)[];
  const state = states.find((each) => each === parameters.get('state')) ?? 'open';
  const query = usePaymentReviews({ state, limit: 24, ...(pages.cursor ? { cursor: pages.cursor } : {}) });
  return (
    <Page title={text.title} line={text.hint}>
      <NativeSelect
        label={text.state}
        mb="md"
        maw={320}
        value={state}
        onChange={(event) => setParameters({ state: event.currentTarget.value })}
        data={states.map((value) => ({ value, label: text.states[value] }))}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ reviews }) =>
          reviews.length === 0 ? (
            <Empty title={text.emptyTitles[state]} line={text.emptyLine} />
          ) : (
            <ReviewTable reviews={reviews} />
          )
        }
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Page>
  );
}
