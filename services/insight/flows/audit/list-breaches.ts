import type { AnswerOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { viewBreach } from '../../domain/audit/view-breach.ts';
import { listBreachRows } from '../../store/audit/breaches.ts';
import { listAuditedRooms } from '../../store/audit/rooms.ts';

const listedMost = 200;

/** What does not hold, and when each room was looked at. */
export async function listBreaches(tools: Tools<'insight'>): Promise<AnswerOf<'insight', 'listBreaches'>> {
  const [rows, rooms] = await tools.db.together([listBreachRows(listedMost), listAuditedRooms()]);
  return {
    breaches: rows.map(viewBreach),
    rooms: rooms.map(({ room, auditedAt, recountedAt }) => ({ room, auditedAt, recountedAt })),
  };
}
