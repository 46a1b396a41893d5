import { openCases } from '../../store/reconciliation/cases.ts';
import { findDuePostings, noteHeld } from '../../store/reconciliation/groups.ts';
import { inTurns, type Run } from './run.ts';
import { verdictsOf } from './verdicts-of.ts';

const batchSize = 500;

/** Looks for what is posted here and told by no statement: every posting once, when its day is read. */
export async function holdPostings(run: Run): Promise<void> {
  const { tools, provider } = run;
  await inTurns(run, batchSize, async (size) => {
    const postings = await tools.db.rows(findDuePostings(provider.name, size));
    const last = postings.at(-1);
    if (!last) return 0;
    const attemptIds = new Set(postings.flatMap(({ attemptId }) => attemptId ?? []));
    const groups = await run.findCurrent(tools, provider, [...attemptIds]);
    tools.killPoint('payment.reconcile.before-held');
    await tools.db.flight([
      ...openCases(verdictsOf(groups)),
      noteHeld(provider.name, last.postedAt, last.transactionId),
    ]);
    tools.killPoint('payment.reconcile.after-held');
    return postings.length;
  });
}
