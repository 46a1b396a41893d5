import { statement } from '#runtime/db/statement.ts';

export type BoostRow = {
  boostId: string;
  target: string;
  word: string | null;
  factor: number;
  startsAt: string | null;
  endsAt: string | null;
  reason: string;
  setBy: string;
  setAt: string;
};

export const writeBoost = statement<
  unknown,
  [
    boostId: string,
    target: string,
    word: string | null,
    factor: number,
    startsAt: string | null,
    endsAt: string | null,
    reason: string,
    setBy: string,
  ]
>(
  'insight.boosts.write',
  `insert into boosts (boost_id, target, word, factor, starts_at, ends_at, reason, set_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (boost_id) do update set target = excluded.target, word = excluded.word, factor = excluded.factor,
     starts_at = excluded.starts_at, ends_at = excluded.ends_at, reason = excluded.reason`,
);

export const deleteBoost = statement<unknown, [boostId: string]>(
  'insight.boosts.delete',
  'delete from boosts where boost_id = $1',
);

/** Boosts that were set before one (by its id), the newest first. */
export const listBoosts = statement<BoostRow, [beforeId: string | null, limit: number]>(
  'insight.boosts.list',
  `select boost_id as "boostId", target, word, factor, starts_at as "startsAt", ends_at as "endsAt", reason,
     set_by as "setBy", set_at as "setAt"
   from boosts where $1::uuid is null
     or (set_at, boost_id) < (select set_at, boost_id from boosts where boost_id = $1)
   order by set_at desc, boost_id desc limit $2`,
);
