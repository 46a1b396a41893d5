import { statement } from '#runtime/db/statement.ts';

export type RepairRow = {
  repairId: string;
  breach: string;
  room: string;
  rule: string;
  id: string;
  who: string;
  askedAt: string;
  doneAt: string | null;
  before: string | null;
  after: string | null;
};

/** Writes down, before it is done, who wants what repaired, and what it is now. */
export const beginRepair = statement<
  unknown,
  [repairId: string, breach: string, room: string, rule: string, id: string, who: string, before: string]
>(
  'insight.repairs.begin',
  `insert into breach_repairs (repair_id, breach, room, rule, id, who, before) values ($1, $2, $3, $4, $5, $6, $7)`,
);

export const endRepair = statement<unknown, [repairId: string, after: string]>(
  'insight.repairs.end',
  `update breach_repairs set done_at = now(), after = left($2, 1000) where repair_id = $1`,
);

export const listRepairRows = statement<RepairRow, [limit: number]>(
  'insight.repairs.list',
  `select repair_id as "repairId", breach, room, rule, id, who, asked_at as "askedAt", done_at as "doneAt", before, after
   from breach_repairs order by repair_id desc limit $1`,
);
