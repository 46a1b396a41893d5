import { statement } from '#runtime/db/statement.ts';

/** Products with a price that begins or ends about now, those that wait longest first. */
export const findTurningProducts = statement<{ productId: string }, [limit: number]>(
  'catalog.prices.find-turning',
  `select distinct v.product_id as "productId"
   from (select variant_id from prices where turns_at <= now() order by turns_at limit $1) due
   join variants v using (variant_id)`,
);

/** Locks products in the order of their ids. */
export const lockProducts = statement<unknown, [productIds: string[]]>(
  'catalog.products.lock',
  'select product_id from products where product_id = any($1::uuid[]) order by product_id for update',
);

/** Notes that the prices of these products which were to begin or end have done so; each product gets a new version. */
export const turnPrices = statement<unknown, [productIds: string[]]>(
  'catalog.prices.turn',
  `with turned as (
     update prices pr
     set turns_at = case when pr.is_special and pr.valid_to > statement_timestamp() then pr.valid_to end
     from variants v
     where v.variant_id = pr.variant_id and v.product_id = any($1::uuid[]) and pr.turns_at <= statement_timestamp()
     returning v.product_id
   )
   update products set version = version + 1, updated_at = now(), updated_by = 'system', content_hash = null
   where product_id in (select product_id from turned)`,
);
