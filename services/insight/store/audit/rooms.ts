import type { LogMarkValue } from '#contracts/audit.ts';
import { statement } from '#runtime/db/statement.ts';

export type AuditedRoomRow = {
  room: string;
  mark: LogMarkValue;
  auditedAt: string;
  recountedAt: string | null;
  isWalking: boolean;
  walkedTo: string | null;
};

export const listAuditedRooms = statement<AuditedRoomRow>(
  'insight.audit-rooms.list',
  `select room, mark, audited_at as "auditedAt", recounted_at as "recountedAt", is_walking as "isWalking",
     walked_to as "walkedTo" from audit_rooms order by room`,
);

/** Notes up to where the log of a room was audited. */
export const noteAudited = statement<unknown, [room: string, mark: string]>(
  'insight.audit-rooms.note',
  `insert into audit_rooms (room, mark) values ($1, $2::jsonb)
   on conflict (room) do update set mark = excluded.mark, audited_at = now()`,
);

/** Notes that everything of a room was counted anew, and that its orders are walked through from the first. */
export const noteRecounted = statement<unknown, [room: string, isWalking: boolean]>(
  'insight.audit-rooms.recounted',
  `insert into audit_rooms (room, mark, recounted_at, is_walking)
   values ($1, '{"epoch":0,"xid":"0","sequence":0,"at":"1970-01-01T00:00:00Z"}', now(), $2)
   on conflict (room) do update set recounted_at = now(), is_walking = $2, walked_to = null`,
);

/** Notes how far the orders of a room were walked through; null when the walk has come to its end. */
export const noteWalked = statement<unknown, [room: string, walkedTo: string | null]>(
  'insight.audit-rooms.walked',
  `update audit_rooms set walked_to = $2::uuid, is_walking = $2::uuid is not null where room = $1`,
);

/** Rooms of these that were not counted anew for a day. */
export const listUncounted = statement<{ room: string }, [rooms: readonly string[]]>(
  'insight.audit-rooms.uncounted',
  `select room from unnest($1::text[]) as wanted (room) left join audit_rooms using (room)
   where recounted_at is null or recounted_at < now() - interval '24 hours'`,
);
