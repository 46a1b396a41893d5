import { recountWhole } from '#runtime/db/recount-whole.ts';
import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { auditFigures } from '../../store/audit.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';
import { listAuditedRooms, noteRecounted } from '../../store/audit/rooms.ts';
import { auditRoom, rowsOf } from './audit-room.ts';
import { auditedRooms, watchedRooms, type WatchedRoom } from './audited-rooms.ts';
import { noteMissed } from './note-missed.ts';

export const recountedRooms = [...watchedRooms, 'insight'] as const;
export type RecountedRoom = (typeof recountedRooms)[number];

const idsMost = 200;
const openMost = 1000;

/** Has everything of a room counted anew. What the audit of changes should have shown and has not is a breach of its own. */
export async function recountRoom(tools: Tools<'insight'>, room: RecountedRoom): Promise<void> {
  const findings =
    room === 'insight'
      ? await recountWhole(tools.db, auditFigures)
      : answered(await tools.call[room].recount({})).findings;
  const isWatched = (watchedRooms as readonly string[]).includes(room);
  const hasBooks = (auditedRooms as readonly string[]).includes(room);
  const rows = rowsOf(room, findings);
  const shown = isWatched ? await missedOf(tools, room as WatchedRoom, rows) : { missed: [], known: [] };
  const others = rows.filter(
    (row) => !shown.known.some(({ rule, id }) => rule === row.rule && id === row.id),
  );
  const seen = JSON.stringify(others);
  await tools.db.flight([
    noteSeen(seen, 'recount', null),
    closeUnseen(room, ['recount'], null, seen),
    noteSeen(JSON.stringify(shown.missed), 'changes', null),
    noteRecounted(room, hasBooks),
  ]);
  if (isWatched) await noteMissed(tools, room, shown.missed, 'all');
}

type Row = ReturnType<typeof rowsOf>[number];

/**
 * Which of these the audit of changes finds too when it is told where to look, and which of those it had not shown: it is run
 * once more first, since something may have happened just now.
 */
async function missedOf(
  tools: Tools<'insight'>,
  room: WatchedRoom,
  rows: readonly Row[],
): Promise<{ missed: Row[]; known: Row[] }> {
  const rooms = await tools.db.rows(listAuditedRooms());
  await auditRoom(tools, room, rooms.find((each) => each.room === room)?.mark ?? null);
  if (rows.length === 0) return { missed: [], known: [] };
  const ids = [...new Set(rows.map(({ id }) => id))].slice(0, idsMost);
  const [open, again] = await Promise.all([
    tools.db.rows(listOpen(room, ['changes'], openMost)),
    tools.call[room].auditChanges({ after: null, ids }),
  ]);
  const known = rowsOf(room, answered(again).findings);
  const missed = known.filter((row) => !open.some(({ rule, id }) => rule === row.rule && id === row.id));
  return { missed, known };
}
