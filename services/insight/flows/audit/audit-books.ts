import type { Tools } from '#runtime/tools.ts';
import { listAuditedRooms } from '../../store/audit/rooms.ts';
import { auditRoom } from './audit-room.ts';
import { watchedRooms } from './audited-rooms.ts';
import { compareOrders, listDiffering } from './compare-orders.ts';
import { tellBreaches } from './tell-breaches.ts';

/**
 * Has each room audit what changed, compares the books of the orders among it across rooms, and tells of breaches. A room that
 * does not answer keeps the others from nothing but being compared with it.
 */
export async function auditBooks(tools: Tools<'insight'>): Promise<void> {
  const known = new Map((await tools.db.rows(listAuditedRooms())).map((row) => [row.room, row.mark]));
  const audited = await Promise.allSettled(
    watchedRooms.map((room) => auditRoom(tools, room, known.get(room) ?? null)),
  );
  const touched = audited.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const differing = await listDiffering(tools);
  const compared = await Promise.allSettled([compareOrders(tools, [...new Set([...differing, ...touched])])]);
  await tellBreaches(tools);
  const failures = [...audited, ...compared].flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  if (failures.length > 0)
    throw new AggregateError(failures, `not everything could be audited: ${failures.map(String).join('; ')}`);
}
