import { statement } from '#runtime/db/statement.ts';

export type MovementRow = {
  movementId: string;
  variantId: string;
  sku: string;
  orderId: string | null;
  reference: string | null;
  reason: string;
  quantity: number;
  note: string | null;
  at: string;
};

const movementsWhere = (condition: string) =>
  `select m.movement_id as "movementId", m.variant_id as "variantId", v.sku, m.order_id as "orderId", m.reference,
     m.reason, m.quantity, m.note, m.at
   from movements m join variants v using (variant_id)
   where m.location_id = $1 and ${condition} and m.movement_id < $2::uuid
   order by m.movement_id desc limit $3`;

/** What happened at the main location before a movement, the newest first: by ids, which rise with time. */
export const listMovementsAtMain = statement<
  MovementRow,
  [locationId: 'main', beforeId: string, limit: number]
>('catalog.movements.list-at-main', movementsWhere('true'));

/** What happened at another location before a movement, the newest first: by ids, which rise with time. */
export const listMovementsElsewhere = statement<
  MovementRow,
  [locationId: string, beforeId: string, limit: number]
>('catalog.movements.list-elsewhere', movementsWhere(`m.location_id <> 'main'`));

export type ShortRow = {
  variantId: string;
  productId: string;
  slug: string;
  titleEn: string;
  titleZh: string;
  sku: string;
  since: string;
  free: number;
  locations: { locationId: string; onHand: number; free: number }[];
};

/** Variants on sale of which five or fewer are free (`low`) or none (`out`), by id, with what lies where. */
export const listShort = statement<ShortRow, [level: string, afterId: string, limit: number]>(
  'catalog.stock.list-short',
  `select k.variant_id as "variantId", p.product_id as "productId", p.slug, p.title_en as "titleEn",
     p.title_zh as "titleZh", v.sku, k.since, held_at.free, held_at.locations
   from stock_levels k join variants v using (variant_id) join products p using (product_id)
   cross join lateral (select sum(s.free)::bigint as free, jsonb_agg(jsonb_build_object('locationId', s.location_id,
       'onHand', s.on_hand, 'free', s.free) order by s.location_id) as locations
     from stock s where s.variant_id = k.variant_id) held_at
   where k.level = $1 and k.level <> 'in-stock' and k.variant_id > $2::uuid and v.is_sold
   order by k.variant_id limit $3`,
);
