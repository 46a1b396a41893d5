import { plannedOnce, statement } from '#runtime/db/statement.ts';
import type { RiskCounts } from '../../domain/risk/judge-risk.ts';

/**
 * Lets one attempt of a card, of a buyer and from a network address go on at a time, until the end of its flight: a count
 * that follows sees the others. The locks are taken in the order of their keys, so that nobody waits in a ring.
 */
export const lockSignals = statement<
  unknown,
  [cardKey: string | null, buyerKey: string | null, clientKey: string | null]
>(
  'payment.risk.lock',
  `select pg_advisory_xact_lock(key) from (
     select distinct hashtextextended('payment.risk ' || known, 0) as key
     from unnest(array['card ' || $1::text, 'buyer ' || $2::text, 'client ' || $3::text]) as known
     where known is not null order by key) as keys`,
);

/** Notes what is counted of an attempt; a repeat changes nothing. */
export const noteSignal = statement<
  unknown,
  [
    attemptId: string,
    cardKey: string | null,
    buyerKey: string | null,
    clientKey: string | null,
    isSmall: boolean,
  ]
>(
  'payment.risk.note',
  `insert into risk_signal (attempt_id, card_key, buyer_key, client_key, is_small)
   select attempt_id, $2, $3, $4, $5 from attempt where attempt_id = $1 and order_id is not null
   on conflict (attempt_id) do nothing`,
);

/** Notes beside an attempt that moved whether it was refused; what the rules themselves refused, or nobody received, is not counted. */
export const refusalNoted = `update risk_signal s set is_refused = a.is_refused
     from (select attempt_id, state = 'declined' and decline_code not in ('too-many-tries', 'not-received') as is_refused from changed) a
     where s.attempt_id = a.attempt_id and s.is_refused <> a.is_refused`;

/** More than that is not told apart. */
const most = 10_000;

/** Refused payments. */
const refusedOf = (column: string, parameter: string, window: number) =>
  `(select count(*)::int from (select from risk_signal s
      where s.is_refused and s.${column} = ${parameter} and s.at > now() - make_interval(secs => ($5::float8[])[${window}])
        and s.attempt_id <> $1 limit ${most}) as counted)`;
/** Those of which nobody knows yet, so that many at once count too. They are looked for among all undecided ones, which are few. */
const undecidedOf = (column: string, parameter: string, window: number) =>
  `(select count(*)::int from (
      select from (select attempt_id from attempt where state in ('new', 'unknown') order by attempt_id offset 0) a
      cross join lateral (select * from risk_signal where attempt_id = a.attempt_id offset 0) s
      where a.attempt_id <> $1 and not s.is_refused and s.${column} = ${parameter}
        and s.at > now() - make_interval(secs => ($5::float8[])[${window}]) limit ${most}) as counted)`;
const cardsOf = (column: string, parameter: string, window: number) =>
  `(select count(distinct card_key)::int from (select card_key from risk_signal
      where ${column} = ${parameter} and at > now() - make_interval(secs => ($5::float8[])[${window}]) limit ${most}) as counted)`;
const smallOf = (column: string, parameter: string, window: number) =>
  `(select count(*)::int from (select from risk_signal
      where ${column} = ${parameter} and at > now() - make_interval(secs => ($5::float8[])[${window}]) and is_small
        and (select is_small from risk_signal where attempt_id = $1) limit ${most}) as counted)`;
/** Payments of any size that were not refused. */
const paymentsOf = (column: string, parameter: string, window: number) =>
  `(select count(*)::int from (select from risk_signal
      where ${column} = ${parameter} and at > now() - make_interval(secs => ($5::float8[])[${window}]) and not is_refused
      limit ${most}) as counted)`;

/**
 * What the rules count for an attempt: what was refused before it, and cards, small payments and payments with it. `windows` are
 * the seconds of each rule, in the order of the answer.
 */
export const countSignals = statement<
  RiskCounts,
  [
    attemptId: string,
    cardKey: string | null,
    buyerKey: string | null,
    clientKey: string | null,
    windows: readonly number[],
  ]
>(
  'payment.risk.count',
  plannedOnce(
    ['uuid', 'text', 'text', 'text', 'float8[]'],
    `select ${refusedOf('card_key', '$2', 1)} + ${undecidedOf('card_key', '$2', 1)} as "card-declines",
     ${refusedOf('buyer_key', '$3', 2)} + ${undecidedOf('buyer_key', '$3', 2)} as "buyer-declines",
     ${refusedOf('client_key', '$4', 3)} as "client-declines",
     ${cardsOf('buyer_key', '$3', 4)} as "buyer-cards",
     ${cardsOf('client_key', '$4', 5)} as "client-cards",
     ${smallOf('buyer_key', '$3', 6)} as "buyer-small",
     ${smallOf('client_key', '$4', 7)} as "client-small",
     ${paymentsOf('client_key', '$4', 8)} as "client-payments"`,
  ),
);

/** Forgets what no rule looks back to. */
export const pruneSignals = statement<{ attemptId: string }, [limit: number]>(
  'payment.risk.prune',
  `delete from risk_signal where attempt_id in (
     select attempt_id from risk_signal where at < now() - interval '2 days' order by at limit $1)
   returning attempt_id as "attemptId"`,
);
