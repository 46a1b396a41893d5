import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';

const rowsMost = 100;

const findBroken = statement<{ rule: string; id: string; detail: string }, [limit: number]>(
  'gateway.audit',
  `select * from (
     select 'a staff action names who did it' as rule, action_id::text as id, subject as detail
     from staff_action where subject !~ '^(staff|key):'
     union all
     select 'an audit entry names who asked', entry_id::text, subject from audit_entry where subject !~ '^(staff|key):'
     union all
     select 'the first of a lane is due or parked', d.delivery_id::text, 'key ' || d.key
     from webhook_delivery d join webhook_endpoint e using (endpoint_id)
     where d.state = 'pending' and d.due_at is null and e.state <> 'removed' and not exists (
       select from webhook_delivery b where b.endpoint_id = d.endpoint_id and b.key = d.key and b.state <> 'delivered' and b.place < d.place)
     union all
     select 'nothing overtakes in a lane', d.delivery_id::text, 'key ' || d.key
     from webhook_delivery d where d.state = 'pending' and d.due_at is not null and exists (
       select from webhook_delivery b where b.endpoint_id = d.endpoint_id and b.key = d.key and b.state <> 'delivered' and b.place < d.place)
     union all
     select 'what was delivered was taken by its receiver', delivery_id::text, event
     from webhook_delivery d where state = 'delivered' and not exists (
       select from webhook_attempt a where a.delivery_id = d.delivery_id and a.status between 200 and 299)
     union all
     select 'secrets are sealed', endpoint_id::text, 'endpoint' from webhook_endpoint
     where sealed_secret like 'whsec%' or sealed_previous like 'whsec%'
     union all
     select 'staff are told of an endpoint that pauses by itself', endpoint_id::text, paused_because
     from webhook_endpoint e where state = 'paused' and paused_because <> 'staff'
       and paused_at > now() - interval '29 days' and not exists (
       select from staff_notice where kind = 'webhook-paused' and target = e.endpoint_id::text)
   ) as broken order by rule, id limit $1`,
);

/** What does not hold of the gateway's tables; at most 100 rows in all. */
export async function auditGateway(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const rows = await db.rows(findBroken(rowsMost));
  const rules = [...new Set(rows.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const own = rows.filter((row) => row.rule === rule);
    return {
      rule,
      ids: own.map(({ id }) => id),
      detail: own.map(({ id, detail }) => `${id}: ${detail}`).join('; '),
    };
  });
}
