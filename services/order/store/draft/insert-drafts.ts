import { statement } from '#runtime/db/statement.ts';

/**
 * Takes orders from the moment they are placed, with their lines and references: `drafts` are PricedDrafts as a JSON
 * array. The placer holds the leases. Refused by `draft_orders_reference` when a reference is known.
 */
export const insertDrafts = statement<unknown, [drafts: string, holder: string, leaseMs: number]>(
  'order.draft.insert',
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as o ("orderId" uuid, "orderNumber" text, "orderKey" text,
       "customerId" uuid, locale text, currency text, email text, "shippingAddress" jsonb, "shippingMethod" text,
       "shippingTitle" text, "shippingMinor" bigint, "shippingTaxMinor" bigint, "shippingTaxRule" text,
       "shippingTaxRateBasisPoints" integer, "goodsMinor" bigint, "discountMinor" bigint, "taxMinor" bigint,
       "totalMinor" bigint, "itemCount" integer, lines jsonb, "placedAt" timestamptz, reference text, "inputHash" text,
       "paymentMethod" text, "paymentReference" text, "paidAt" timestamptz, "isImported" boolean)),
   placed as (
     insert into orders (order_id, order_number, order_key, customer_id, locale, currency, email,
       shipping_address, shipping_method, shipping_title, shipping_minor, shipping_tax_minor, shipping_tax_rule,
       shipping_tax_rate_basis_points, goods_minor, discount_minor, tax_minor, total_minor, item_count, placed_at,
       lease_holder, lease_until, look_at)
     select "orderId", "orderNumber", "orderKey", "customerId", locale, currency, email,
       "shippingAddress", "shippingMethod", "shippingTitle", "shippingMinor", "shippingTaxMinor", "shippingTaxRule",
       "shippingTaxRateBasisPoints", "goodsMinor", "discountMinor", "taxMinor", "totalMinor", "itemCount",
       coalesce("placedAt", now()),
       $2, now() + make_interval(secs => $3::float8 / 1000), now() + make_interval(secs => $3::float8 / 1000)
     from given),
   noted as (
     insert into draft_orders (order_id, reference, input_hash, payment_method, payment_reference, paid_at, is_imported)
     select "orderId", reference, "inputHash", "paymentMethod", "paymentReference", coalesce("paidAt", now()), "isImported"
     from given)
   insert into order_lines (line_id, order_id, position, variant_id, product_id, sku, slug, title, option, picture,
     quantity, unit_price_minor, discount_minor, net_minor, tax_minor, gross_minor, tax_class, tax_rate_basis_points,
     tax_jurisdiction, tax_rule, price_reason, is_tax_on_top)
   select "lineId", given."orderId", line.position, "variantId", "productId", sku, slug, title, option, picture,
     quantity, "unitPriceMinor", line."discountMinor", "netMinor", line."taxMinor", "grossMinor", "taxClass",
     "taxRateBasisPoints", "taxJurisdiction", "taxRule", "priceReason", coalesce("isTaxOnTop", false)
   from given, rows from (jsonb_to_recordset(given.lines) as ("lineId" uuid, "variantId" uuid,
     "productId" uuid, sku text, slug text, title text, option text, picture text, quantity integer,
     "unitPriceMinor" bigint, "discountMinor" bigint, "netMinor" bigint, "taxMinor" bigint, "grossMinor" bigint,
     "taxClass" text, "taxRateBasisPoints" integer, "taxJurisdiction" text, "taxRule" text, "priceReason" text, "isTaxOnTop" boolean))
     with ordinality as line ("lineId", "variantId", "productId", sku, slug, title, option, picture, quantity,
     "unitPriceMinor", "discountMinor", "netMinor", "taxMinor", "grossMinor", "taxClass", "taxRateBasisPoints",
     "taxJurisdiction", "taxRule", "priceReason", "isTaxOnTop", position)`,
);
