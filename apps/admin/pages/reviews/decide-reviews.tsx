import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { reviewsKey, type StaffReview } from '../../api/use-reviews.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DecideMany } from '../../parts/bulk/decide-many.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';

type Decision = 'approved' | 'refused';
type DecideProps = { decision: Decision; chosen: readonly StaffReview[]; run: Bulk['run'] };

/** Approves or refuses the chosen reviews, each with a result of its own; a refusal has a reason. */
export function DecideReviews({ decision, chosen, run }: DecideProps) {
  const { words } = useLanguage();
  const text = words.reviews;
  const queries = useQueryClient();
  const decide = async (reason: string) => {
    await run(chosen, {
      keyOf: ({ reviewId }) => reviewId,
      nameOf: ({ title }) => title,
      do: async ({ reviewId }) => {
        const decided = { decision, ...(decision === 'refused' ? { reason } : {}) };
        const { changed } = await ask(api.catalog.moderateReviews({ reviewIds: [reviewId], ...decided }));
        return { note: text.outcomes[changed > 0 ? 'changed' : 'known'] };
      },
    });
    await queries.invalidateQueries({ queryKey: reviewsKey });
  };
  return (
    <DecideMany
      text={text.decisions[decision]}
      count={chosen.length}
      {...(decision === 'refused' ? { reasonLabel: text.reason } : {})}
      onDecide={decide}
    />
  );
}
