import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { listAuditedRooms, listUncounted, noteWalked } from '../../store/audit/rooms.ts';
import { auditBooks } from './audit-books.ts';
import type { AuditedRoom } from './audited-rooms.ts';
import { compareOrders, listDiffering, readDifferences } from './compare-orders.ts';
import { noteMissed } from './note-missed.ts';
import { recountedRooms, recountRoom } from './recount-room.ts';

const pagesMost = 20;
const together = 200;
const differingMost = 5000;

/**
 * Once a day has every room counted anew, one after another, and then compares the books of all their orders, some thousands at
 * a time: begun by a timer, it goes on from where it was.
 */
export async function recountBooks(tools: Tools<'insight'>): Promise<void> {
  const uncounted = await tools.db.rows(listUncounted(recountedRooms));
  if (uncounted.length > 0) await noteMissed(tools, 'books', { missed: [], unfounded: [] }, 'all');
  for (const room of recountedRooms) {
    if (uncounted.some((each) => each.room === room)) await recountRoom(tools, room);
  }
  const walking = (await tools.db.rows(listAuditedRooms())).filter(({ isWalking }) => isWalking);
  for (const { room, walkedTo } of walking) await walk(tools, room as AuditedRoom, walkedTo);
}

async function walk(tools: Tools<'insight'>, room: AuditedRoom, from: string | null): Promise<void> {
  let after = from;
  for (let page = 0; page < pagesMost; page += 1) {
    const { orderIds } = answered(await tools.call[room].listBookKeys({ after }));
    after = orderIds.at(-1) ?? null;
    await compareAnew(tools, orderIds);
    await tools.db.rows(noteWalked(room, after));
    if (after === null) return;
  }
}

/** Compares orders whether they changed or not; what the comparison of changes should have shown and has not is a breach of its own. */
async function compareAnew(tools: Tools<'insight'>, orderIds: readonly string[]): Promise<void> {
  const found: string[] = [];
  for (let first = 0; first < orderIds.length; first += together) {
    const { differences } = await readDifferences(tools, orderIds.slice(first, first + together));
    found.push(...differences.filter(({ openBecause }) => openBecause === null).map(({ id }) => id));
  }
  if (found.length === 0) return;
  await auditBooks(tools);
  const known = new Set(await listDiffering(tools, differingMost));
  const missed = await compareOrders(
    tools,
    [...new Set(found)].filter((id) => !known.has(id)),
  );
  await noteMissed(tools, 'books', { missed, unfounded: [] }, 'more');
}
