import type { Currency } from '#contracts/money.ts';
import { statement } from '#runtime/db/statement.ts';

export type SegmentRow = {
  segmentId: string;
  title: { en: string; zh: string };
  currency: Currency | null;
  daysSinceLeast: number | null;
  daysSinceMost: number | null;
  ordersLeast: number | null;
  ordersMost: number | null;
  valueMinorLeast: number | null;
  valueMinorMost: number | null;
  size: number;
  version: number;
  changedBy: string | null;
  changedAt: string;
};

type Rule = [
  titleEn: string,
  titleZh: string,
  currency: string | null,
  daysSinceLeast: number | null,
  daysSinceMost: number | null,
  ordersLeast: number | null,
  ordersMost: number | null,
  valueMinorLeast: number | null,
  valueMinorMost: number | null,
];

/** Writes a segment of this version (0: is not there). Refuses with `version-conflict` otherwise. */
export const writeSegment = statement<
  unknown,
  [segmentId: string, ...Rule, version: number, changedBy: string]
>(
  'insight.segments.write',
  `with written as (
     insert into segments as known (segment_id, title_en, title_zh, currency, days_since_least, days_since_most,
       orders_least, orders_most, value_minor_least, value_minor_most, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12)
     on conflict (segment_id) do update set title_en = excluded.title_en, title_zh = excluded.title_zh,
       currency = excluded.currency, days_since_least = excluded.days_since_least,
       days_since_most = excluded.days_since_most, orders_least = excluded.orders_least,
       orders_most = excluded.orders_most, value_minor_least = excluded.value_minor_least,
       value_minor_most = excluded.value_minor_most, version = known.version + 1, changed_by = excluded.changed_by,
       changed_at = now()
     where known.version = $11
     returning version)
   select must(exists(select from written where version = $11 + 1), 'version-conflict')`,
);

export const deleteSegment = statement<unknown, [segmentId: string]>(
  'insight.segments.delete',
  'delete from segments where segment_id = $1',
);

/** How many customers a rule fits, up to `countMost`, and the ids of up to `limit` of them. */
export const countFitting = statement<
  { size: number; customerIds: string[] },
  [
    currency: string | null,
    daysSinceLeast: number | null,
    daysSinceMost: number | null,
    ordersLeast: number | null,
    ordersMost: number | null,
    valueMinorLeast: number | null,
    valueMinorMost: number | null,
    countMost: number,
    limit: number,
  ]
>(
  'insight.segments.count-fitting',
  `with fitting as (
     select distinct customer_id from customer_profiles
     where ($1::text is null or currency = $1)
       and ($2::int is null or last_paid_at <= now() - make_interval(days => $2))
       and ($3::int is null or last_paid_at > now() - make_interval(days => $3 + 1))
       and ($4::bigint is null or orders >= $4) and ($5::bigint is null or orders <= $5)
       and ($6::bigint is null or value_minor >= $6) and ($7::bigint is null or value_minor <= $7)
     limit $8)
   select (select count(*) from fitting) as size,
     array(select customer_id::text from fitting order by customer_id limit $9) as "customerIds"`,
);

const segmentColumns = `segment_id as "segmentId", jsonb_build_object('en', title_en, 'zh', title_zh) as title, currency,
     days_since_least as "daysSinceLeast", days_since_most as "daysSinceMost", orders_least as "ordersLeast",
     orders_most as "ordersMost", value_minor_least as "valueMinorLeast", value_minor_most as "valueMinorMost", size,
     version, changed_by as "changedBy", changed_at as "changedAt"`;

/** Segments after one, by id. */
export const listSegments = statement<SegmentRow, [afterId: string, limit: number]>(
  'insight.segments.list',
  `select ${segmentColumns} from segments where segment_id > $1 order by segment_id limit $2`,
);

export const findSegment = statement<SegmentRow, [segmentId: string]>(
  'insight.segments.find',
  `select ${segmentColumns} from segments where segment_id = $1`,
);

/** The members of a segment after one, by id. */
export const listMembers = statement<
  { customerId: string },
  [segmentId: string, afterId: string, limit: number]
>(
  'insight.segments.list-members',
  `select customer_id as "customerId" from segment_members where segment_id = $1 and customer_id > $2
   order by customer_id limit $3`,
);

/** The segments that a customer is in. */
export const segmentsOf = statement<
  { segmentId: string; title: { en: string; zh: string } },
  [customerId: string]
>(
  'insight.segments.of-customer',
  `select segment_id as "segmentId", jsonb_build_object('en', title_en, 'zh', title_zh) as title
   from segment_members join segments using (segment_id) where customer_id = $1 order by segment_id limit 100`,
);
