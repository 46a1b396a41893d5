import type { PersonRoom } from '#contracts/privacy.ts';
import { statement } from '#runtime/db/statement.ts';
import type { CaseRow } from './cases.ts';

/** Keeps a page of an export, in the place that the version of the case gives it. */
export const insertPart = statement<
  unknown,
  [caseId: string, version: number, room: PersonRoom, records: string]
>(
  'user.privacy-part.insert',
  `insert into privacy_part (case_id, position, room, records) values ($1, $2, $3, $4::jsonb)`,
);

export type PartRow = {
  position: number;
  room: string;
  records: { kind: string; data: Record<string, unknown> }[];
};

/** Pages of an export from behind one on. */
export const listParts = statement<PartRow, [caseId: string, after: number, limit: number]>(
  'user.privacy-part.list',
  `select position, room, records from privacy_part where case_id = $1 and position > $2 order by position limit $3`,
);

/** An export that can be fetched by whom it is about. */
export const findExport = statement<CaseRow, [caseId: string, accountId: string]>(
  'user.privacy-case.find-export',
  `select case_id as "caseId", kind, state, created_at as "createdAt", finished_at as "finishedAt",
     expires_at as "expiresAt"
   from privacy_case
   where case_id = $1 and kind = 'export' and account_id = $2
     and (state = 'open' or expires_at > now())`,
);

/** Deletes the pages of exports that have expired. */
export const deleteExpiredParts = statement<unknown, [limit: number]>(
  'user.privacy-part.delete-expired',
  `delete from privacy_part where (case_id, position) in (
     select case_id, position from privacy_part join privacy_case using (case_id)
     where expires_at < now() limit $1)`,
);
