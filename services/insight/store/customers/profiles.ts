import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';

/** Lets one event at a time work on the customer of an order. */
export const lockCustomerOf = statement<unknown, [orderId: string]>(
  'insight.customers.lock',
  `select pg_advisory_xact_lock(hashtextextended(customer_id::text, 2))
   from order_figures where order_id = $1 and customer_id is not null`,
);

/** Works out the profile of the customer of an order, from all their paid orders in its currency. */
export const refreshProfile = statement<unknown, [orderId: string]>(
  'insight.customers.refresh-profile',
  `insert into customer_profiles as known (customer_id, currency, orders, value_minor, first_paid_at, last_paid_at)
   select o.customer_id, o.currency, count(*), sum(o.paid_minor - o.refunded_minor), min(o.paid_at), max(o.paid_at)
   from order_figures this join order_figures o on o.customer_id = this.customer_id and o.currency = this.currency
   where this.order_id = $1 and o.paid_at is not null group by o.customer_id, o.currency
   on conflict (customer_id, currency) do update set orders = excluded.orders, value_minor = excluded.value_minor,
     first_paid_at = excluded.first_paid_at, last_paid_at = excluded.last_paid_at`,
);

export type ProfileRow = {
  currency: Currency;
  orders: number;
  valueMinor: number;
  firstPaidAt: string;
  lastPaidAt: string;
  daysSince: number;
};

export const findProfiles = statement<ProfileRow, [customerId: string]>(
  'insight.customers.find-profiles',
  `select currency, orders, value_minor as "valueMinor", first_paid_at as "firstPaidAt", last_paid_at as "lastPaidAt",
     extract(day from now() - last_paid_at)::int as "daysSince"
   from customer_profiles where customer_id = $1 order by currency`,
);

/** Customers by what they paid in a currency, behind one of a value and an id. */
export const listTopCustomers = statement<
  Pick<ProfileRow, 'orders' | 'valueMinor' | 'lastPaidAt'> & { customerId: string },
  [currency: Currency, value: number | null, afterId: string, limit: number]
>(
  'insight.customers.list-top',
  `select customer_id as "customerId", orders, value_minor as "valueMinor", last_paid_at as "lastPaidAt"
   from customer_profiles
   where currency = $1 and ($2::bigint is null or value_minor <= $2)
     and ($2::bigint is null or value_minor < $2 or customer_id > $3)
   order by value_minor desc, customer_id limit $4`,
);

const chunkAfter = `select distinct customer_id from customer_profiles where customer_id > $1
     order by customer_id limit $2`;

/** Waits for the news of up to `limit` customers behind an id, and holds them back. */
export const lockCustomersAfter = statement<unknown, [afterId: string, limit: number]>(
  'insight.customers.lock-several',
  `select pg_advisory_xact_lock(hashtextextended(customer_id::text, 2)) from (${chunkAfter}) as chunk`,
);

/** Puts the customers of `chunk` into the segments whose rules they fulfil, and takes them out of the others. */
const sort = (chunk: string) => `chunk as materialized (${chunk}), fitting as materialized (
     select distinct s.segment_id, p.customer_id from chunk join customer_profiles p using (customer_id)
     join segments s on (s.currency is null or s.currency = p.currency)
       and p.orders between coalesce(s.orders_least, 1) and coalesce(s.orders_most, p.orders)
       and p.value_minor between coalesce(s.value_minor_least, p.value_minor) and coalesce(s.value_minor_most, p.value_minor)
       and extract(day from now() - p.last_paid_at)
         between coalesce(s.days_since_least, 0) and coalesce(s.days_since_most, 1000000)
   ), gone as (
     delete from segment_members m using chunk where m.customer_id = chunk.customer_id
       and not exists (select from fitting f where f.segment_id = m.segment_id and f.customer_id = m.customer_id)
     returning m.segment_id
   ), come as (
     insert into segment_members (segment_id, customer_id) select segment_id, customer_id from fitting order by 1, 2
     on conflict do nothing returning segment_id
   ), changed as (
     select segment_id, sum(change) as change from (
       select segment_id, 1 as change from come union all select segment_id, -1 from gone) as c group by segment_id
   ), counted as (
     update segments s set size = s.size + locked.change
     from (select l.segment_id, changed.change from (
         select segment_id from segments where segment_id in (select segment_id from changed)
         order by segment_id for update) l join changed using (segment_id)) locked
     where s.segment_id = locked.segment_id
   )`;

/** Sorts the customer of an order into segments. */
export const sortCustomerOf = statement<unknown, [orderId: string]>(
  'insight.customers.sort-one',
  `with ${sort('select customer_id from order_figures where order_id = $1 and customer_id is not null')} select`,
);

/** Sorts up to `limit` customers after one into segments; gives the last of them, no row when there were none. */
export const sortCustomers = statement<{ lastId: string }, [afterId: string, limit: number]>(
  'insight.customers.sort',
  `with ${sort(chunkAfter)}
   select customer_id as "lastId" from chunk order by customer_id desc limit 1`,
);
