import { isDaily } from '#contracts/breaches.ts';
import type { Tools } from '#runtime/tools.ts';
import { listOpen, type BreachRow } from '../../store/audit/breaches.ts';
import { listAuditedRooms } from '../../store/audit/rooms.ts';
import { auditRoom, findNamed, type rowsOf } from './audit-room.ts';
import type { WatchedRoom } from './audited-rooms.ts';

const openMost = 5000;

type Row = ReturnType<typeof rowsOf>[number];

/**
 * What a recount and the audit of changes do not say alike. `known` is what both find, when changes are told where to look;
 * of that, `unshown` was not shown by itself. `unseen` changes do not find even then, though they ask that rule; `unfounded`
 * they have shown, before the recount and after it, and it has not found it.
 */
export type Disagreement = { known: Row[]; unshown: Row[]; unseen: Row[]; unfounded: BreachRow[] };

/**
 * Compares what was counted anew with what changes show. They are audited once more first, since something may have happened
 * just now; `before` is what they had shown when the counting began.
 */
export async function compareAudits(
  tools: Tools<'insight'>,
  room: WatchedRoom,
  { rows, isWhole }: { rows: readonly Row[]; isWhole: boolean },
  before: readonly BreachRow[],
): Promise<Disagreement> {
  const rooms = await tools.db.rows(listAuditedRooms());
  await auditRoom(tools, room, rooms.find((each) => each.room === room)?.mark ?? null);
  const named = await findNamed(
    tools,
    room,
    rows.map(({ id }) => id),
  );
  const open = await listShown(tools, room);
  const known = named.filter((row) => isAmong(rows, row));
  return {
    known,
    unshown: known.filter((row) => !isAmong(open, row)),
    unseen: rows.filter((row) => !isDaily(room, row.rule) && !isAmong(named, row)),
    unfounded: open.filter((row) => isWhole && isAmong(before, row) && !isAmong(rows, row)),
  };
}

/** What the audit of changes has shown of a room and still holds to be broken. */
export function listShown(tools: Tools<'insight'>, room: WatchedRoom): Promise<BreachRow[]> {
  return tools.db.rows(listOpen(room, ['changes'], openMost));
}

/** Whether a thing is among others by its rule. */
export function isAmong(
  rows: readonly { rule: string; id: string }[],
  { rule, id }: { rule: string; id: string },
): boolean {
  return rows.some((row) => row.rule === rule && row.id === id);
}
