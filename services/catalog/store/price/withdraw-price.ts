import { statement } from '#runtime/db/statement.ts';

/** The variant of a price; no row when there is no such price. */
export const findVariantOfPrice = statement<{ variantId: string }, [priceId: string]>(
  'catalog.prices.find-variant',
  'select variant_id as "variantId" from prices where price_id = $1',
);

/**
 * Ends a price: one that is planned never begins, and the list price before it goes on in its place. One that is over
 * is left alone. Refuses (`price-is-base`) to end the list price of one unit for everybody that holds now. The product
 * must be locked; it gets a new version when the price held.
 */
export const withdrawPrice = statement<unknown, [priceId: string, withdrawnBy: string]>(
  'catalog.prices.withdraw',
  `with target as (
    select pr.*, pr.valid_from > statement_timestamp() as is_planned from prices pr
    where pr.price_id = $1 and coalesce(pr.valid_to, 'infinity') > greatest(pr.valid_from, statement_timestamp())
      and must(pr.is_special or pr.valid_from > statement_timestamp() or pr.min_quantity > 1
        or pr.customer_group is not null, 'price-is-base') is not null
  ), ended as (
    update prices pr set valid_to = greatest(t.valid_from, statement_timestamp()), turns_at = null,
      reason = concat_ws('; ', pr.reason, 'withdrawn by ' || $2::text)
    from target t where pr.price_id = t.price_id
    returning pr.variant_id
  ), prolonged as (
    update prices pr set valid_to = t.valid_to
    from target t
    where t.is_planned and not t.is_special and pr.variant_id = t.variant_id and pr.market = t.market
      and pr.currency = t.currency and pr.min_quantity = t.min_quantity and not pr.is_special
      and pr.customer_group is not distinct from t.customer_group
      and pr.valid_to = t.valid_from and pr.valid_from < pr.valid_to
      and (select count(*) from ended) > 0
  )
  update products p set version = p.version + 1, updated_at = now(), updated_by = $2, content_hash = null
  from ended e join target t using (variant_id) join variants v using (variant_id)
  where p.product_id = v.product_id and not t.is_planned`,
);
