import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findRuleVersion } from '../../store/rule-changes.ts';

/** What a rule was before a version; refused when there was nothing before it. */
export async function findEarlier<Content extends object>(
  tools: Tools<'order'>,
  subject: string,
  version: number,
): Promise<Content | Refusal<'not-found'>> {
  const row = await tools.db.row(findRuleVersion(subject, version - 1));
  return row ? (row.content as Content) : refuse('not-found', 'There is no earlier version to go back to.');
}
