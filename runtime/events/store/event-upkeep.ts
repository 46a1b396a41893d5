import { statement } from '../../db/statement.ts';

/** Of each key of a state event the newest is the one with the highest version, and of those the last appended. */
const newestFirst = 'version desc, epoch desc, xid desc, sequence desc';

const newestOf = (
  where: string,
) => `select distinct on (name, key) name, key, version, payload, epoch, xid, sequence
  from event_log where ${where} order by name, key, ${newestFirst}`;

const appendAgain = (traceparent: string, where: string) =>
  `insert into event_log (event_id, name, key, version, payload, traceparent)
   select uuidv7(), name, key, version, payload, ${traceparent} from (${newestOf(where)}) newest
   order by epoch, xid, sequence
   returning key`;

/** Appends the newest state event of each key again; gives their keys. `names` are the state events of this room. */
export const republishStates = statement<
  { key: string },
  [names: readonly string[], traceparent: string, key: string | null]
>('runtime.events.republish', appendAgain('$2', 'name = any($1) and ($3::text is null or key = $3)'));

/** As `republishStates`, for the names that a known listener is about to begin to hear. */
export const republishAddedStates = statement<
  { key: string },
  [names: readonly string[], traceparent: string, listener: string]
>(
  'runtime.events.republish-added',
  appendAgain(
    '$2',
    'name = any($1) and exists (select from event_cursor c where c.listener = $3 and not name = any(c.names))',
  ),
);

/** Removes state events that a newer one of their key replaces, a limited number at a time; gives how many. */
export const compactStates = statement<{ count: number }, [names: readonly string[], limit: number]>(
  'runtime.events.compact',
  `with ranked as (
     select sequence, row_number() over (partition by name, key order by ${newestFirst}) as rank
     from event_log where name = any($1)),
   deleted as (
     delete from event_log using (select sequence from ranked where rank > 1 order by sequence limit $2) old
     where event_log.sequence = old.sequence returning 1)
   select count(*) as count from deleted`,
);

/**
 * Removes events that are no state, older than some days and given to every listener, a limited number at a time, and
 * notes how far; gives how many.
 */
export const pruneEvents = statement<
  { count: number },
  [stateNames: readonly string[], listeners: readonly string[], days: number, limit: number]
>(
  'runtime.events.prune',
  `with served as (
     select epoch, xid, sequence from event_cursor where listener = any($2) order by epoch, xid, sequence limit 1),
   doomed as (
     select sequence from event_log e
     where not e.name = any($1) and e.occurred_at < now() - make_interval(days => $3)
       and (select count(*) from event_cursor where listener = any($2)) = cardinality($2)
       and (cardinality($2) = 0 or (e.epoch, e.xid, e.sequence) <= (select epoch, xid, sequence from served))
     order by e.epoch, e.xid, e.sequence limit $4),
   deleted as (
     delete from event_log using doomed where event_log.sequence = doomed.sequence
     returning event_log.epoch, event_log.xid, event_log.sequence),
   noted as (
     update event_epoch set pruned_epoch = last.epoch, pruned_xid = last.xid, pruned_sequence = last.sequence
     from (select epoch, xid, sequence from deleted order by epoch desc, xid desc, sequence desc limit 1) last
     where (pruned_epoch, pruned_xid, pruned_sequence) < (last.epoch, last.xid, last.sequence))
   select count(*) as count from deleted`,
);
