import { statement } from '#runtime/db/statement.ts';

/**
 * Counts a message to an address; refuses with `sending-rate` when the hour or the day has had its share. The last
 * `perDay` times are kept, so the windows slide.
 */
export const countSending = statement<unknown, [addressHash: string, perHour: number, perDay: number]>(
  'user.sending.count',
  `with counted as (
     insert into sending (address_hash, sent_at) values ($1, array[now()])
     on conflict (address_hash) do update
       set sent_at = (sending.sent_at || now())[greatest(1, cardinality(sending.sent_at) + 2 - $3::int):]
       where coalesce(sending.sent_at[cardinality(sending.sent_at) + 1 - $2::int] <= now() - interval '1 hour', true)
         and coalesce(sending.sent_at[cardinality(sending.sent_at) + 1 - $3::int] <= now() - interval '1 day', true)
     returning 1)
   select must(exists (select from counted), 'sending-rate')`,
);

/** Seconds until the next message to an address is allowed. */
export const secondsUntilSending = statement<
  { secondsLeft: number },
  [addressHash: string, perHour: number, perDay: number]
>(
  'user.sending.seconds-left',
  `select greatest(1, ceil(extract(epoch from greatest(
     sent_at[cardinality(sent_at) + 1 - $2::int] + interval '1 hour',
     sent_at[cardinality(sent_at) + 1 - $3::int] + interval '1 day') - now())))::int as "secondsLeft"
   from sending where address_hash = $1`,
);
