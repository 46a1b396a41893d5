import { statement } from '#runtime/db/statement.ts';

export type EndpointRow = {
  endpointId: string;
  url: string;
  description: string;
  events: string[];
  isActive: boolean;
  pausedBecause: 'staff' | 'failures' | 'gone' | null;
  pausedAt: string | null;
  failuresInARow: number;
  parked: number;
  waiting: number;
  previousSecretUntil: string | null;
  version: number;
  changedBy: string | null;
  changedAt: string;
  createdAt: string;
};

const countMost = 1000;
const countOf = (state: string) => `(select count(*)::int from (select from webhook_delivery d
  where d.endpoint_id = e.endpoint_id and d.state = '${state}' limit ${countMost}) as counted)`;

const columns = `e.endpoint_id as "endpointId", e.url, e.description, e.events, e.state = 'active' as "isActive",
  e.paused_because as "pausedBecause", e.paused_at as "pausedAt", e.failures as "failuresInARow",
  ${countOf('parked')} as parked, ${countOf('pending')} as waiting,
  case when e.previous_until > now() then e.previous_until end as "previousSecretUntil", e.version,
  e.changed_by as "changedBy", e.changed_at as "changedAt", e.created_at as "createdAt"`;

/** Every endpoint, newest first. */
export const listEndpoints = statement<EndpointRow>(
  'gateway.webhook.list',
  `select ${columns} from webhook_endpoint e where e.state <> 'removed' order by e.endpoint_id desc`,
);

/** The time on the database's clock. */
export const readClock = statement<{ createdAt: string }>(
  'gateway.webhook.clock',
  'select now() as "createdAt"',
);

/** One at a time makes endpoints, since their number has a bound. */
export const lockEndpoints = statement<unknown>(
  'gateway.webhook.lock',
  `select pg_advisory_xact_lock(hashtextextended('webhook endpoints', 0))`,
);

/** Adds an endpoint; refused by `webhooks-full` when there are `most`. */
export const insertEndpoint = statement<
  unknown,
  [
    endpointId: string,
    url: string,
    description: string,
    events: readonly string[],
    sealed: string,
    createdAt: string,
    most: number,
    changedBy: string,
  ]
>(
  'gateway.webhook.insert',
  `insert into webhook_endpoint (endpoint_id, url, description, events, sealed_secret, created_at, changed_by, changed_at)
   select $1, $2, $3, $4, $5, $6::timestamptz, $8, $6::timestamptz
   from (select must(count(*) < $7, 'webhooks-full') from webhook_endpoint where state <> 'removed') as room`,
);

/**
 * Changes an endpoint that is still at this version. One that is let go on has failed at nothing yet, and what waits for a
 * retry is due at once (`hurryDeliveries`). One that is paused already keeps its reason.
 */
export const updateEndpoint = statement<
  EndpointRow,
  [
    endpointId: string,
    version: number,
    url: string,
    description: string,
    events: readonly string[],
    isActive: boolean,
    changedBy: string,
  ]
>(
  'gateway.webhook.update',
  `with e as (
     update webhook_endpoint set url = $3, description = $4, events = $5, version = version + 1,
       changed_by = $7, changed_at = now(),
       state = case when $6 then 'active' else 'paused' end,
       paused_because = case when $6 then null else coalesce(paused_because, 'staff') end,
       paused_at = case when $6 then null else coalesce(paused_at, now()) end,
       failures = case when $6 and state = 'paused' then 0 else failures end,
       failing_since = case when $6 and state = 'paused' then null else failing_since end
     where endpoint_id = $1 and version = $2 returning *)
   select ${columns} from e`,
);

/** Locks an endpoint that is still at this version; refused by `webhook-at-version`. */
export const requireEndpoint = statement<unknown, [endpointId: string, version: number]>(
  'gateway.webhook.require',
  `with found as (
     select from webhook_endpoint where endpoint_id = $1 and version = $2 and state <> 'removed' for update)
   select must(exists (select from found), 'webhook-at-version')`,
);

/** An endpoint as it is now. */
export const findEndpoint = statement<EndpointRow, [endpointId: string]>(
  'gateway.webhook.find',
  `select ${columns} from webhook_endpoint e where e.endpoint_id = $1 and e.state <> 'removed'`,
);

/** Takes an endpoint away: nothing more is sent, and its log is deleted by and by. Refused by `webhook-there`. */
export const removeEndpoint = statement<unknown, [endpointId: string]>(
  'gateway.webhook.remove',
  `with gone as (
     update webhook_endpoint set state = 'removed', paused_because = null, paused_at = null, version = version + 1
     where endpoint_id = $1 and state <> 'removed' returning 1)
   select must(exists (select from gone), 'webhook-there')`,
);

/** So many hours from now on the database's clock. */
export const readEndOfSecret = statement<{ previousSecretUntil: string }, [hours: number]>(
  'gateway.webhook.end-of-secret',
  'select now() + make_interval(hours => $1::int) as "previousSecretUntil"',
);

/** Gives an endpoint another secret; the one before still signs until then. Refused by `webhook-there`. */
export const rotateSecret = statement<
  unknown,
  [endpointId: string, sealed: string, previousUntil: string, changedBy: string]
>(
  'gateway.webhook.rotate',
  `with changed as (
     update webhook_endpoint set sealed_previous = sealed_secret, sealed_secret = $2, previous_until = $3,
       version = version + 1, changed_by = $4, changed_at = now()
     where endpoint_id = $1 and state <> 'removed' returning 1)
   select must(exists (select from changed), 'webhook-there')`,
);

export type TargetRow = { url: string; sealedSecret: string; sealedPrevious: string | null; sentAt: number };

/** Where an endpoint is and what signs for it now; `sentAt` is this moment in seconds since 1970. */
export const findTarget = statement<TargetRow, [endpointId: string]>(
  'gateway.webhook.target',
  `select url, sealed_secret as "sealedSecret", case when previous_until > now() then sealed_previous end as "sealedPrevious",
     extract(epoch from now())::bigint as "sentAt"
   from webhook_endpoint where endpoint_id = $1 and state <> 'removed'`,
);
