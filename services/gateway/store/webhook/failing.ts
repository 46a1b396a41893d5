import { statement } from '#runtime/db/statement.ts';

/** The endpoint takes requests (again). */
export const forgiveEndpoint = statement<unknown, [endpointId: string]>(
  'gateway.webhook.forgive',
  'update webhook_endpoint set failures = 0, failing_since = null where endpoint_id = $1 and failures > 0',
);

/**
 * Counts a request that failed. When so many in a row did, the first of them so many minutes ago, or the receiver says
 * that it is gone, the endpoint is paused and staff are told; a row then.
 */
export const blameEndpoint = statement<
  { reason: string },
  [endpointId: string, failuresMost: number, minutesMost: number, isGone: boolean]
>(
  'gateway.webhook.blame',
  `with judged as (
     select endpoint_id, case when $4::bool then 'gone'
       when failures + 1 >= $2 and coalesce(failing_since, now()) <= now() - make_interval(mins => $3::int) then 'failures' end as reason
     from webhook_endpoint where endpoint_id = $1 and state = 'active' for update),
   blamed as (
     update webhook_endpoint e set failures = failures + 1, failing_since = coalesce(failing_since, now()),
       state = case when reason is null then state else 'paused' end, paused_because = reason,
       paused_at = case when reason is not null then now() end,
       version = version + case when reason is null then 0 else 1 end,
       changed_by = case when reason is null then changed_by else 'system' end,
       changed_at = case when reason is null then changed_at else now() end
     from judged where e.endpoint_id = judged.endpoint_id returning e.endpoint_id, reason, failures)
   insert into staff_notice (kind, target, detail)
   select 'webhook-paused', endpoint_id::text, case reason when 'gone' then 'The receiver says that it is gone (410).'
     else failures || ' requests in a row failed.' end
   from blamed where reason is not null returning detail as reason`,
);
