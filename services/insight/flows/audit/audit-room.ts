import type { AuditFindingValue, LogMarkValue } from '#contracts/audit.ts';
import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';
import { noteAudited } from '../../store/audit/rooms.ts';
import type { WatchedRoom } from './audited-rooms.ts';

const looksMost = 10;
const openMost = 200;

/**
 * Has a room audit what changed since the last time, and what it found before; writes down what does not hold and closes what
 * does again. Gives the orders among what changed. `after` null begins at the end of the room's log.
 */
export async function auditRoom(
  tools: Tools<'insight'>,
  room: WatchedRoom,
  after: LogMarkValue | null,
): Promise<string[]> {
  const open = await tools.db.rows(listOpen(room, ['changes'], openMost));
  const touched: string[] = [];
  let [mark, ids] = [after, [...new Set(open.map(({ id }) => id))]];
  for (let look = 0; look < looksMost; look += 1) {
    const found = answered(await tools.call[room].auditChanges({ after: mark, ids }));
    const seen = JSON.stringify(rowsOf(room, found.findings));
    await tools.db.flight([
      noteSeen(seen, 'changes', null),
      closeUnseen(room, ['changes'], ids, seen),
      noteAudited(room, JSON.stringify(found.mark)),
    ]);
    touched.push(...found.orderIds);
    if (!found.hasMore) break;
    [mark, ids] = [found.mark, []];
  }
  return touched;
}

/** A row for each thing that a rule does not hold of. */
export function rowsOf(room: string, findings: readonly AuditFindingValue[]) {
  return findings.flatMap(({ rule, ids, detail }) =>
    [...new Set(ids)].map((id) => ({ room, rule, id, detail, openBecause: null })),
  );
}
