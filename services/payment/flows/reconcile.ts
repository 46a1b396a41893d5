import type { Group } from '../domain/reconciliation/judge-group.ts';
import type { PaymentProvider } from '../providers/payment-provider.ts';
import { findAttempts } from '../store/attempts.ts';
import { findGroups } from '../store/reconciliation/groups.ts';
import { askProvider } from './ask-provider.ts';
import type { PaymentTools } from './provider-of.ts';
import { judgeLines } from './reconcile/judge-lines.ts';
import { holdPostings } from './reconcile/hold-postings.ts';
import { lookAgain } from './reconcile/look-again.ts';
import { roundCases } from './reconcile/round-cases.ts';
import { readStatements } from './reconcile/read-statements.ts';

const longestMs = 25_000;

/**
 * Holds the ledger against the statements of each provider that gives any: reads the days that are over, books fees and
 * payouts, and opens a case for each difference; what differs by rounding only is booked at once. Every step is a bounded batch, and goes on where the last run stopped; a
 * repeat opens no second case.
 */
export async function reconcile(tools: PaymentTools): Promise<void> {
  const endMs = performance.now() + longestMs;
  for (const provider of Object.values(tools.resources.providers)) {
    const run = { tools, provider, endMs, findCurrent: findCurrentGroups };
    await readStatements(run);
    await judgeLines(run);
    await holdPostings(run);
    await lookAgain(run);
    await roundCases(run);
  }
}

/**
 * The money of attempts, here and there. Where the provider tells of more than is posted it is asked first: what is known
 * by then is no difference.
 */
async function findCurrentGroups(
  tools: PaymentTools,
  { name }: PaymentProvider,
  attemptIds: readonly string[],
): Promise<Group[]> {
  if (attemptIds.length === 0) return [];
  const groups = await tools.db.rows(findGroups(attemptIds));
  const behind = groups.filter(({ thereMinor, hereMinor }) => thereMinor > hereMinor);
  if (behind.length === 0) return groups;
  const attempts = await tools.db.rows(findAttempts(behind.map(({ attemptId }) => attemptId)));
  for (const attempt of attempts) {
    if (attempt.provider === name) await askProvider(tools, attempt);
  }
  return tools.db.rows(findGroups(attemptIds));
}
