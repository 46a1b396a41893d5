import type { Tools } from '#runtime/tools.ts';
import { recountRules } from '../../domain/audit/recount-rules.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';

const openMost = 5000;

export type Missed = { rule: string; id: string; detail: string };

/**
 * Writes down where a recount and the audit of changes do not say the same: what was `missed` by changes, and what they have
 * shown and is `unfounded`. Closes what does not differ any more when that was all. `of` says what was counted.
 */
export async function noteMissed(
  tools: Tools<'insight'>,
  of: string,
  { missed, unfounded }: Record<keyof typeof recountRules, readonly Missed[]>,
  part: 'all' | 'more',
): Promise<void> {
  const open = await tools.db.rows(listOpen('insight', ['missed'], openMost));
  const counted = open
    .filter(({ detail }) => part === 'all' && detail.startsWith(`${of}: `))
    .map(({ id }) => id);
  const rows = [...rowsOf(of, 'missed', missed), ...rowsOf(of, 'unfounded', unfounded)];
  if (counted.length === 0 && rows.length === 0) return;
  const seen = JSON.stringify(rows);
  await tools.db.flight([noteSeen(seen, 'missed', null), closeUnseen('insight', ['missed'], counted, seen)]);
}

/** A row for each thing, by the last rule that it is of. */
function rowsOf(of: string, way: keyof typeof recountRules, missed: readonly Missed[]) {
  const rows = missed.map(({ rule, id, detail }) => ({
    room: 'insight',
    rule: recountRules[way],
    id,
    detail: `${of}: ${rule}: ${detail}`,
    openBecause: null,
  }));
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
