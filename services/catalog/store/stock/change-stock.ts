/** What a step `locked` selects of each stock row `s` it locks, beside the quantity to be moved. */
export const lockedColumns =
  's.variant_id, s.location_id, s.on_hand, s.held, s.committed, s.safety, s.backorder_limit, s.free, s.version, s.moves';

/**
 * What is told of moves: why, and, as JSON of a row `l`, what else of each account. `eventName` and `traceparent` are parameters.
 */
type MovesTold = { reason: string; more?: string; eventName: string; traceparent: string };

/**
 * The end of a statement that moves stock: a step that changes the rows `l` of `from`. A step `locked` has locked the
 * accounts of the variants at all locations, for the level is told of all together, and its version is the sum of theirs.
 * The last select tells with `toldLevels`.
 *
 * Every counter is written from the locked row. An update first tries the row as the statement's snapshot knew it and
 * checks constraints on that, before it learns that the row has a newer version: from `s.held` it would be refused
 * for stock that had been free for a moment already.
 */
export function changeStock(change: {
  from: string;
  onHand?: string;
  held?: string;
  committed?: string;
  /** What they are from now on; as they were when not said. */
  safety?: string;
  backorderLimit?: string;
  /** Announces what is on hand now; needed where that changes. */
  tellsMoves?: MovesTold;
}): string {
  const { from, onHand = '0', held = '0', committed = '0' } = change;
  const { safety = 'l.safety', backorderLimit = 'l.backorder_limit', tellsMoves } = change;
  return `changed as (
    update stock s set on_hand = l.on_hand + ${onHand}, held = l.held + ${held},
      committed = l.committed + ${committed}, safety = ${safety}, backorder_limit = ${backorderLimit},
      version = l.version + 1, moves = l.moves + ((${onHand}) <> 0)::int
    from ${from}
    where s.variant_id = l.variant_id and s.location_id = l.location_id
    returning s.variant_id, s.location_id, s.on_hand, s.moves, s.moves > l.moves as is_moved,
      ${tellsMoves?.more ?? "'{}'::jsonb"} as more, s.free - l.free as gained, least(s.free, l.free) as least_free,
      s.free + s.backorder_limit - l.free - l.backorder_limit as opened
  )${tellsMoves ? `, ${toldMoves(tellsMoves)}` : ''}`;
}

/** One event for all that a statement moves: each account's number of this move, and what is on hand after it. */
function toldMoves({ reason, eventName, traceparent }: MovesTold): string {
  return `told_moves as (
    insert into event_log (event_id, name, key, version, payload, traceparent)
    select batch_id, ${eventName}::text, batch_id::text, 1,
      jsonb_build_object('reason', '${reason}', 'moves', moves), ${traceparent}::text
    from (select uuidv7() as batch_id, jsonb_agg(jsonb_build_object('variantId', variant_id, 'locationId', location_id,
        'number', moves, 'onHand', on_hand) || more order by variant_id, location_id) as moves
      from changed where is_moved) batch where moves is not null
  )`;
}

/**
 * A column of the last select of a statement with `changeStock`: announces the variants that came to another level, or to
 * back orders and out of them, and counts them. No level is near where a changed account has more than five free before
 * and after (`stock_level`), and no other is below zero. `eventName` and `traceparent` are parameters (`$5`).
 */
export function toldLevels(eventName: string, traceparent: string): string {
  return `(select tell_levels(array_agg(variant_id), array_agg(gained), array_agg(opened), ${eventName}::text, ${traceparent}::text)
     from changed having min(least_free) <= 5 or (select min(free) from locked) < 0) as told`;
}
