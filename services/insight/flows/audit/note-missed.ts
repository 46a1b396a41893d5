import type { Tools } from '#runtime/tools.ts';
import { recountRule } from '../../domain/audit/recount-rule.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';

const openMost = 1000;

/**
 * Writes down what a recount has found and the audit of changes had not shown, and closes what it does not find any more when
 * that was all. `of` says what was counted.
 */
export async function noteMissed(
  tools: Tools<'insight'>,
  of: string,
  missed: readonly { rule: string; id: string; detail: string }[],
  part: 'all' | 'more',
): Promise<void> {
  const open = await tools.db.rows(listOpen('insight', ['missed'], openMost));
  const counted = open
    .filter(({ detail }) => part === 'all' && detail.startsWith(`${of}: `))
    .map(({ id }) => id);
  if (counted.length === 0 && missed.length === 0) return;
  const rows = missed.map(({ rule, id, detail }) => ({
    room: 'insight',
    rule: recountRule,
    id,
    detail: `${of}: ${rule}: ${detail}`,
    openBecause: null,
  }));
  const seen = JSON.stringify([...new Map(rows.map((row) => [row.id, row])).values()]);
  await tools.db.flight([noteSeen(seen, 'missed', null), closeUnseen('insight', ['missed'], counted, seen)]);
}
