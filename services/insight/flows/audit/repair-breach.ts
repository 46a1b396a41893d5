import { breachOf } from '#contracts/breaches.ts';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { repairOf } from '../../domain/audit/view-breach.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { findBreach, type BreachRow } from '../../store/audit/breaches.ts';
import { beginRepair, endRepair } from '../../store/audit/repairs.ts';
import { listAuditedRooms } from '../../store/audit/rooms.ts';
import { auditRoom } from './audit-room.ts';
import type { WatchedRoom } from './audited-rooms.ts';
import { compareOrders } from './compare-orders.ts';
import { performRepair } from './perform-repair.ts';
import { recountRoom } from './recount-room.ts';

/** Performs the safe repair of a breach, in the name of who asks, and looks whether it is mended. */
export async function repairBreach(
  tools: Tools<'insight'>,
  { room, rule, id }: InputTo<'insight', 'repairBreach'>,
): Promise<ResultOf<'insight', 'repairBreach'>> {
  const found = await tools.db.row(findBreach(room, rule, id));
  if (!found) return refuse('not-found', 'Nothing of this kind is broken now.');
  if (found.toldAt === null)
    return refuse('order-state', 'It may mend by itself; what lasts for a minute can be repaired.');
  const repair = repairOf(room, rule);
  if (!repair)
    return refuse('value-invalid', `A person must decide: see docs/runbooks/${breachOf(room, rule)}.md.`);
  const repairId = uuidv7();
  const who = whoIs(tools.context.subject);
  await tools.db.rows(beginRepair(repairId, breachOf(room, rule) ?? '', room, rule, id, who, found.detail));
  tools.killPoint('insight.repair-breach.after-begun');
  const done = await performRepair(tools, repair, { room, rule, id });
  if (isRefusal(done)) {
    await tools.db.rows(endRepair(repairId, `refused: ${done.detail}`));
    return done;
  }
  tools.killPoint('insight.repair-breach.after-done');
  await lookAgain(tools, found);
  const isMended = !(await tools.db.row(findBreach(room, rule, id)));
  await tools.db.rows(endRepair(repairId, `${isMended ? 'mended' : 'still broken'}: ${done}`));
  return { isMended, before: found.detail, after: done };
}

async function lookAgain(tools: Tools<'insight'>, { room, foundBy, id }: BreachRow): Promise<void> {
  if (foundBy === 'books') await compareOrders(tools, [id]);
  else if (foundBy === 'recount') await recountRoom(tools, room as WatchedRoom);
  else {
    const rooms = await tools.db.rows(listAuditedRooms());
    await auditRoom(tools, room as WatchedRoom, rooms.find((each) => each.room === room)?.mark ?? null);
  }
}
