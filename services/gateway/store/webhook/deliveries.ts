import { plannedOnce, statement } from '#runtime/db/statement.ts';

/**
 * Keeps the lanes of an event key to this transaction: what joins a lane and what leaves it must see each other. A lane
 * is what an endpoint has yet to be told of a key.
 */
export const lockLanes = statement<unknown, [key: string]>(
  'gateway.delivery.lock-lanes',
  `select pg_advisory_xact_lock(hashtextextended('webhook ' || $1, 0))`,
);

type ToldEvents = [
  names: readonly string[],
  keys: readonly string[],
  eventIds: readonly string[],
  bodies: readonly string[],
  occurredAts: readonly string[],
];

/** As `lockLanes`, for several keys; in the order of their locks, so that nobody waits in a circle. */
export const lockLanesOf = statement<unknown, [keys: readonly string[]]>(
  'gateway.delivery.lock-lanes-of',
  `select pg_advisory_xact_lock(lane) from (
     select distinct hashtextextended('webhook ' || key, 0) as lane from unnest($1::text[]) as key order by lane) as lanes`,
);

/**
 * Puts events, no two of one key, at the end of their lanes of every endpoint that is told of them, once; each is due when its
 * lane was empty. Gives the endpoints that got any.
 */
export const insertDeliveries = statement<{ endpointId: string }, ToldEvents>(
  'gateway.delivery.insert',
  plannedOnce(
    ['text[]', 'text[]', 'uuid[]', 'text[]', 'timestamptz[]'],
    `insert into webhook_delivery (endpoint_id, event_id, event, key, body, due_at)
   select e.endpoint_id, told.event_id, told.name, told.key, told.body, case when not exists (
     select from webhook_delivery d where d.endpoint_id = e.endpoint_id and d.key = told.key and d.state <> 'delivered') then now() end
   from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[])
     with ordinality as told (name, key, event_id, body, occurred_at, place)
   join webhook_endpoint e on told.name = any(e.events) and e.state <> 'removed' and e.created_at <= told.occurred_at
   order by told.place
   on conflict on constraint webhook_delivery_once do nothing
   returning endpoint_id as "endpointId"`,
  ),
);

/** The active endpoints that have something due which nobody is sending. */
export const listDueEndpoints = statement<{ endpointId: string }>(
  'gateway.delivery.due-endpoints',
  `select e.endpoint_id as "endpointId" from webhook_endpoint e where e.state = 'active' and exists (
     select from webhook_delivery d where d.endpoint_id = e.endpoint_id and d.due_at <= now()
       and (d.lease_until is null or d.lease_until <= now()))`,
);

/** Lets one courier at a time take deliveries of an endpoint, so that together they keep to its bound. */
export const lockEndpoint = statement<unknown, [endpointId: string]>(
  'gateway.delivery.lock-endpoint',
  'select 1 from webhook_endpoint where endpoint_id = $1 for update',
);

export type ClaimedRow = {
  deliveryId: string;
  endpointId: string;
  key: string;
  body: string;
  attempts: number;
  holder: string;
  url: string;
  sealedSecret: string;
  sealedPrevious: string | null;
  sentAt: number;
};

/** Takes deliveries that are due, as many as an active endpoint may be sent at once; a holder's lease ends by itself. */
export const claimDeliveries = statement<
  ClaimedRow,
  [endpointId: string, atOnce: number, leaseMs: number, holder: string]
>(
  'gateway.delivery.claim',
  `with picked as (
     select d.delivery_id from webhook_delivery d
     where d.endpoint_id = $1 and d.due_at <= now() and (d.lease_until is null or d.lease_until <= now())
     order by d.due_at, d.place
     limit greatest(0, $2 - (select count(*) from webhook_delivery
       where endpoint_id = $1 and due_at is not null and lease_until > now()))
     for update)
   update webhook_delivery d set holder = $4, lease_until = now() + make_interval(secs => $3::float8 / 1000)
   from picked, webhook_endpoint e
   where d.delivery_id = picked.delivery_id and e.endpoint_id = d.endpoint_id and e.state = 'active'
   returning d.delivery_id as "deliveryId", d.endpoint_id as "endpointId", d.key, d.body, d.attempts, d.holder, e.url,
     e.sealed_secret as "sealedSecret", case when e.previous_until > now() then e.sealed_previous end as "sealedPrevious",
     extract(epoch from now())::bigint as "sentAt"`,
);

/** Notes that a delivery was taken by its receiver, if this holder still has it. */
export const markDelivered = statement<unknown, [deliveryId: string, holder: string]>(
  'gateway.delivery.delivered',
  `update webhook_delivery set state = 'delivered', attempts = attempts + 1, due_at = null, settled_at = now(), holder = null,
     lease_until = null
   where delivery_id = $1 and holder = $2`,
);

/** Makes the first of a lane due. */
export const promoteNext = statement<unknown, [endpointId: string, key: string]>(
  'gateway.delivery.promote',
  `update webhook_delivery set due_at = now() where state = 'pending' and due_at is null and delivery_id = (
     select delivery_id from webhook_delivery where endpoint_id = $1 and key = $2 and state <> 'delivered'
     order by place limit 1)`,
);

/** Lets a delivery that failed wait for so many seconds (null: parks it), if this holder still has it. */
export const markFailed = statement<
  unknown,
  [deliveryId: string, holder: string, waitSeconds: number | null]
>(
  'gateway.delivery.failed',
  `update webhook_delivery set attempts = attempts + 1, holder = null, lease_until = null,
     due_at = now() + make_interval(secs => $3::float8), state = case when $3::float8 is null then 'parked' else 'pending' end,
     settled_at = case when $3::float8 is null then now() end
   where delivery_id = $1 and holder = $2`,
);

/** Gives back what these holders did not finish. */
export const releaseDeliveries = statement<
  unknown,
  [deliveryIds: readonly string[], holders: readonly string[]]
>(
  'gateway.delivery.release',
  `update webhook_delivery set holder = null, lease_until = null
   where (delivery_id, holder) in (select * from unnest($1::uuid[], $2::uuid[]))`,
);

/** Makes parked deliveries of an endpoint due again, as if they had never been tried; all of them when none is named. */
export const redriveDeliveries = statement<
  { deliveryId: string },
  [endpointId: string, deliveryId: string | null, most: number]
>(
  'gateway.delivery.redrive',
  `update webhook_delivery set state = 'pending', attempts = 0, due_at = now(), settled_at = null
   where delivery_id in (
     select delivery_id from webhook_delivery where endpoint_id = $1 and state = 'parked'
       and ($2::uuid is null or delivery_id = $2) order by place limit $3 for update)
   returning delivery_id as "deliveryId"`,
);

/** What waits for a retry at this endpoint is due now. */
export const hurryDeliveries = statement<unknown, [endpointId: string]>(
  'gateway.delivery.hurry',
  `update webhook_delivery set due_at = now() where endpoint_id = $1 and due_at > now() and lease_until is null`,
);
