import { statement } from '#runtime/db/statement.ts';

/** What is known of a customer: sums by currency, and the segments they are in. */
export const readProfile = statement<{ data: Record<string, unknown> }, [customerId: string]>(
  'insight.person.read',
  `select jsonb_build_object('currency', currency, 'orders', orders, 'valueMinor', value_minor,
     'firstPaidAt', first_paid_at, 'lastPaidAt', last_paid_at,
     'segments', (select coalesce(jsonb_agg(title_en order by title_en), '[]')
       from segment_members join segments using (segment_id)
       where segment_members.customer_id = customer_profiles.customer_id)) as data
   from customer_profiles where customer_id = $1 order by currency`,
);

/** Lets no event work on a customer while they are forgotten; the lock of `insight.customers.lock`, which comes after that of an order. */
export const lockPerson = statement<unknown, [customerId: string]>(
  'insight.person.lock',
  'select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 2))',
);

/** As `lockPerson`, for several; in the order of their locks, so that nobody waits in a circle. */
export const lockPersons = statement<unknown, [customerIds: readonly string[]]>(
  'insight.person.lock-several',
  `select pg_advisory_xact_lock(key) from (
     select distinct hashtextextended(customer_id::text, 2) as key from unnest($1::uuid[]) as customer_id order by key) as keys`,
);

/** Remembers, by a hash, that a customer was forgotten: what is heard of them later is nobody's. */
export const markErased = statement<unknown, [customerId: string]>(
  'insight.person.mark-erased',
  `insert into erased_persons (customer_hash) values (sha256(convert_to($1::uuid::text, 'UTF8'))) on conflict do nothing`,
);

/** Forgets a customer: their profile goes, and the figures of their orders are nobody's. */
export const eraseProfile = statement<unknown, [customerId: string]>(
  'insight.person.erase',
  `with figures as (update order_figures set customer_id = null where customer_id = $1),
     gone as (delete from segment_members where customer_id = $1 returning segment_id),
     sizes as (
       update segments s set size = s.size - 1
       from (select segment_id from segments where segment_id in (select segment_id from gone)
         order by segment_id for update) locked
       where s.segment_id = locked.segment_id)
   delete from customer_profiles where customer_id = $1`,
);
