import { uuidv7 } from '#runtime/uuidv7.ts';
import { judgeGroup, type Group } from '../../domain/reconciliation/judge-group.ts';
import type { Verdict } from '../../store/reconciliation/cases.ts';

/** What is to be noted of each group of money: also that nothing differs, for the case that may be open. */
export function verdictsOf(groups: readonly Group[]): Verdict[] {
  return groups.map((group) => {
    const { provider, kind, attemptId } = group;
    const subject = `${kind} ${attemptId}`;
    return { caseId: uuidv7(), provider, subject, attemptId, lineId: null, ...judgeGroup(group) };
  });
}
