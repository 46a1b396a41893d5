import { isUnheard, type Attempt } from '../domain/attempt.ts';
import { claimOpenAttempts } from '../store/open-attempts.ts';
import { askProvider } from './ask-provider.ts';
import { inBatches } from './in-batches.ts';
import { letGo } from './let-go.ts';
import { leaveNoMoney } from './leave-no-money.ts';
import type { PaymentTools } from './provider-of.ts';
import { withinBudget } from './within-budget.ts';

/** Asks after attempts that were not heard of, and gives back what cancelled ones hold. */
export function settleOpen(tools: PaymentTools): Promise<void> {
  const budget = withinBudget(tools);
  return inBatches(
    (limit) => tools.db.rows(claimOpenAttempts(limit, budget.leftAlone())),
    (attempt) => settle(budget.tools, attempt),
  );
}

async function settle(tools: PaymentTools, attempt: Attempt): Promise<void> {
  // One given up as not received holds nothing that is known of.
  if (attempt.isCancelled && attempt.state !== 'declined') {
    await leaveNoMoney(tools, attempt, 'the order was cancelled');
  } else if (attempt.isReleased && !isUnheard(attempt)) {
    await letGo(tools, attempt);
  } else await askProvider(tools, attempt);
}
