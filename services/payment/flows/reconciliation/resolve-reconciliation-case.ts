import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../../domain/actor-of.ts';
import { bookCorrection } from '../../domain/reconciliation/book-correction.ts';
import { showCase, type StoredCase } from '../../domain/reconciliation/show-case.ts';
import { post, type Posting } from '../../store/postings.ts';
import { findCase, resolveCase } from '../../store/reconciliation/cases.ts';
import type { PaymentTools } from '../provider-of.ts';

type Input = InputTo<'payment', 'resolveReconciliationCase'>;
type Answer = ResultOf<'payment', 'resolveReconciliationCase'>;

/** Resolves a case: its state, who did it and what is booked are one flight. */
export async function resolveReconciliationCase(tools: PaymentTools, input: Input): Promise<Answer> {
  const { caseId, version, resolution, reason } = input;
  const found = await tools.db.row(findCase(caseId));
  if (!found) return refuse('not-found', 'There is no such case.');
  if (isDone(found, input)) return showCase(found);
  const account = resolution.type === 'correct' ? resolution.account : null;
  const { kind, id } = actorOf(tools.context.subject);
  const word = account === null ? 'ignored' : 'corrected';
  tools.killPoint('payment.resolve-case.before');
  const flown = await tools.db.tryFlight([
    resolveCase(caseId, version, uuidv7(), word, reason, account, kind, id),
    ...(account === null ? [] : [post([correctionOf(found, account)])]),
  ]);
  tools.killPoint('payment.resolve-case.after');
  if (flown.isRefused && flown.refusedBy !== 'case-moved') {
    throw new Error(`case ${caseId} could not be resolved: ${flown.refusedBy}`);
  }
  const current = await tools.db.row(findCase(caseId));
  if (!current) throw new Error(`case ${caseId} is gone`);
  if (!flown.isRefused || isDone(current, input)) return showCase(current);
  return refuse('version-conflict', 'The case has changed meanwhile; look at it again.');
}

/** Whether the case is resolved already, in just this way. */
function isDone(found: StoredCase, { version, resolution, reason }: Input): boolean {
  const wanted = resolution.type === 'correct' ? 'corrected' : 'ignored';
  const account = resolution.type === 'correct' ? resolution.account : null;
  const isSame = found.resolution === wanted && found.reason === reason && found.account === account;
  return isSame && found.version === version + 1;
}

function correctionOf(found: StoredCase, account: string): Posting {
  const { caseId, version, attemptId } = found;
  const source = `correction ${caseId} ${version}`;
  const entries = bookCorrection(found, account);
  return { transactionId: uuidv7(), why: 'correction', source, attemptId, orderId: null, entries };
}
