import { claimOpenCases, openCases } from '../../store/reconciliation/cases.ts';
import { inTurns, type Run } from './run.ts';
import { verdictsOf } from './verdicts-of.ts';

const batchSize = 100;

/** Looks at open cases again, each once an hour: what has come since settles them. */
export async function lookAgain(run: Run): Promise<void> {
  const { tools, provider } = run;
  await inTurns(run, batchSize, async (size) => {
    const due = await tools.db.rows(claimOpenCases(provider.name, size));
    const attemptIds = new Set(due.map(({ attemptId }) => attemptId));
    const groups = await run.findCurrent(tools, provider, [...attemptIds]);
    if (groups.length > 0) await tools.db.flight(openCases(verdictsOf(groups)));
    return due.length;
  });
}
