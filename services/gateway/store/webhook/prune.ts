import { statement } from '#runtime/db/statement.ts';

/** Deletes deliveries, with their attempts, that are older than so many days or whose endpoint was removed. */
export const pruneDeliveries = statement<{ deliveryId: string }, [days: number, most: number]>(
  'gateway.delivery.prune',
  `delete from webhook_delivery where delivery_id in (
     (select delivery_id from webhook_delivery where created_at < now() - make_interval(days => $1::int)
      order by created_at limit $2)
     union all
     (select d.delivery_id from webhook_endpoint e join webhook_delivery d using (endpoint_id)
      where e.state = 'removed' limit $2))
   returning delivery_id as "deliveryId"`,
);

/** Makes the first of every lane due whose first was pruned. */
export const healLanes = statement<unknown>(
  'gateway.delivery.heal',
  `update webhook_delivery d set due_at = now() where state = 'pending' and due_at is null and not exists (
     select from webhook_delivery before where before.endpoint_id = d.endpoint_id and before.key = d.key
       and before.state <> 'delivered' and before.place < d.place)`,
);

/** Forgets removed endpoints that have no log left. */
export const pruneEndpoints = statement<unknown>(
  'gateway.webhook.prune',
  `delete from webhook_endpoint e where state = 'removed'
     and not exists (select from webhook_delivery d where d.endpoint_id = e.endpoint_id)`,
);

/** Forgets notices older than so many days. */
export const pruneNotices = statement<unknown, [days: number]>(
  'gateway.notice.prune',
  'delete from staff_notice where at < now() - make_interval(days => $1::int)',
);
