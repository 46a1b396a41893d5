import { recountWhole } from '#runtime/db/recount-whole.ts';
import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { auditFigures } from '../../store/audit.ts';
import { closeUnseen, noteSeen } from '../../store/audit/breaches.ts';
import { noteRecounted } from '../../store/audit/rooms.ts';
import { rowsOf } from './audit-room.ts';
import { auditedRooms, watchedRooms, type WatchedRoom } from './audited-rooms.ts';
import { compareAudits, isAmong, listShown, type Disagreement } from './compare-audits.ts';
import { noteMissed } from './note-missed.ts';

export const recountedRooms = [...watchedRooms, 'insight'] as const;
export type RecountedRoom = (typeof recountedRooms)[number];

/**
 * Has everything of a room counted anew. What the audit of changes should have shown and has not is a breach of its own, and so
 * is what it shows and the recount does not find.
 */
export async function recountRoom(tools: Tools<'insight'>, room: RecountedRoom): Promise<void> {
  if (isWatched(room)) return recountWatched(tools, room);
  await note(tools, room, await countAnew(tools, room), []);
}

async function recountWatched(tools: Tools<'insight'>, room: WatchedRoom): Promise<void> {
  const { counted, known, unshown, unseen, unfounded } = await compare(tools, room);
  await note(tools, room, counted, known);
  await tools.db.rows(noteSeen(JSON.stringify(unshown), 'changes', null));
  await noteMissed(tools, room, { missed: [...unshown, ...unseen], unfounded }, 'all');
}

type Compared = Disagreement & { counted: Counted };

/** What only one of the two finds may have changed between them: it counts when a second recount says so again. */
async function compare(tools: Tools<'insight'>, room: WatchedRoom): Promise<Compared> {
  const first = await compareOnce(tools, room);
  if (first.unseen.length === 0 && first.unfounded.length === 0) return first;
  const again = await compareOnce(tools, room);
  const unseen = again.unseen.filter((row) => isAmong(first.unseen, row));
  const unfounded = again.unfounded.filter((row) => isAmong(first.unfounded, row));
  return { ...again, unseen, unfounded };
}

async function compareOnce(tools: Tools<'insight'>, room: WatchedRoom): Promise<Compared> {
  const before = await listShown(tools, room);
  const counted = await countAnew(tools, room);
  return { counted, ...(await compareAudits(tools, room, counted, before)) };
}

type Counted = { rows: ReturnType<typeof rowsOf>; isWhole: boolean };

async function countAnew(tools: Tools<'insight'>, room: RecountedRoom): Promise<Counted> {
  const findings =
    room === 'insight'
      ? await recountWhole(tools.db, auditFigures)
      : answered(await tools.call[room].recount({})).findings;
  return { rows: rowsOf(room, findings), isWhole: !findings.some(({ isCutOff }) => isCutOff) };
}

/** Writes down what was counted and is not `known` from changes; closes what is not there any more, unless there is more than was named. */
async function note(
  tools: Tools<'insight'>,
  room: RecountedRoom,
  { rows, isWhole }: Counted,
  known: Counted['rows'],
): Promise<void> {
  const seen = JSON.stringify(rows.filter((row) => !isAmong(known, row)));
  const hasBooks = (auditedRooms as readonly string[]).includes(room);
  await tools.db.flight([
    noteSeen(seen, 'recount', null),
    ...(isWhole ? [closeUnseen(room, ['recount'], null, seen)] : []),
    noteRecounted(room, hasBooks),
  ]);
}

function isWatched(room: RecountedRoom): room is WatchedRoom {
  return (watchedRooms as readonly string[]).includes(room);
}
