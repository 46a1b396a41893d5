import { uuidv7 } from '#runtime/uuidv7.ts';
import { judgeLine, type KeptLine } from '../../domain/reconciliation/judge-line.ts';
import { post, type Posting } from '../../store/postings.ts';
import { openCases, type Verdict } from '../../store/reconciliation/cases.ts';
import { findNewLines, markJudged } from '../../store/reconciliation/statement-lines.ts';
import { verdictsOf } from './verdicts-of.ts';
import { inTurns, type Run } from './run.ts';

const batchSize = 200;

/** Judges the lines that were read: books fees and payouts, and opens a case for what differs. */
export async function judgeLines(run: Run): Promise<void> {
  const { tools, provider } = run;
  await inTurns(run, batchSize, async (size) => {
    const lines = await tools.db.rows(findNewLines(provider.name, size));
    if (lines.length === 0) return 0;
    const attemptIds = new Set(lines.flatMap(({ attemptId }) => attemptId ?? []));
    const groups = await run.findCurrent(tools, provider, [...attemptIds]);
    const judged = lines.map((line) => ({ line, ...judgeLine(line) }));
    const verdicts = judged.flatMap(({ line, difference }) =>
      difference ? verdictOn(line, difference) : [],
    );
    const postings = judged.flatMap(({ line, posting }) => (posting ? postingOf(line, posting) : []));
    tools.killPoint('payment.reconcile.before-judged');
    await tools.db.flight([
      ...openCases([...verdicts, ...verdictsOf(groups)]),
      post(postings),
      markJudged(
        provider.name,
        lines.map(({ lineId }) => lineId),
      ),
    ]);
    tools.killPoint('payment.reconcile.after-judged');
    return lines.length;
  });
}

type Judged = ReturnType<typeof judgeLine>;

function verdictOn(line: KeptLine, difference: NonNullable<Judged['difference']>): Verdict {
  const { provider, lineId, attemptId } = line;
  return { caseId: uuidv7(), provider, subject: `line ${lineId}`, attemptId, lineId, ...difference };
}

function postingOf(
  { provider, lineId, attemptId }: KeptLine,
  posting: NonNullable<Judged['posting']>,
): Posting {
  const source = `${posting.why} ${provider} ${lineId}`;
  return { transactionId: uuidv7(), source, attemptId, orderId: null, ...posting };
}
