import { rulesMoment } from './market-now.ts';

/**
 * The text of a query of one cart with its lines, its coupon, and the moment whose rules and promotions hold for it. Each
 * part is SQL: which cart, and what it is looked at with instead of what is stored (null for what is stored).
 */
export function cartSql({
  where,
  market,
  customerId,
  email,
  couponCode,
}: Readonly<Record<'where' | 'market' | 'customerId' | 'email' | 'couponCode', string>>): string {
  return `select c.cart_id as "cartId", c.locale, coalesce(${market}, c.market) as market, c.market as "storedMarket", c.version, c.customer_id as "customerId", c.email,
     c.shipping_address as "shippingAddress", c.shipping_method as "shippingMethod", c.invoice_to as "invoiceTo", c.repricing, c.points, c.frozen_by as "frozenBy",
     coalesce((
       select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity, 'words', l.words)
         order by l.position, l.variant_id)
       from cart_lines l where l.cart_id = c.cart_id), '[]') as lines,
     ${rulesMoment}, coalesce(${couponCode}::text, c.coupon_code) as "couponCode",
     c.coupon_code as "storedCouponCode", (
       select jsonb_build_object('code', k.code, 'isActive', k.is_active and p.is_active,
         'beginsAt', to_char(k.begins_at, 'YYYY-MM-DD"T"HH24:MI'), 'endsAt', to_char(k.ends_at, 'YYYY-MM-DD"T"HH24:MI'),
         'isUsedUp', coalesce(k.redeemed >= k.redemptions_most, false),
         'isUsedByBuyer', exists (
           select from coupon_buyers b where b.code = k.code and b.redeemed >= k.per_buyer_most
             and b.buyer = any(buyer_keys(coalesce(c.customer_id, ${customerId}::uuid), coalesce(${email}::text, c.email)))),
         'promotion', p.value)
       from coupons k join promotion_values p using (promotion_id)
       where k.code = coalesce(${couponCode}::text, c.coupon_code)) as coupon
   from carts c cross join rules_version
   where ${where}`;
}
