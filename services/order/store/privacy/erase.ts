import { statement } from '#runtime/db/statement.ts';

type Whose = [customerId: string, email: string | null, limit: number];

/** The next orders that are to be forgotten: by account, and as a guest by e-mail address. */
const nextOrders = `
     select order_id from orders
     where erased_at is null and order_id in (
       select order_id from orders where customer_id = $1
       union select order_id from orders where email = $2 and customer_id is null)
     order by order_id limit $3`;

/** Whether an order is still to be paid, refunded or let go, may be on its way (paid in the last days), or is being sent back. */
export const findOrdersUnderWay = statement<
  { isUnderWay: boolean },
  [customerId: string, email: string | null, days: number]
>(
  'order.person.find-under-way',
  `select exists (
     select from orders o
     where order_id in (
         select order_id from orders where customer_id = $1
         union select order_id from orders where email = $2 and customer_id is null)
       and (state not in ('paid', 'cancelled') or hold in ('open', 'closing')
         or (state = 'paid' and fulfilment <> 'delivered' and paid_at > now() - make_interval(days => $3::int))
         or exists (select from refunds r where r.order_id = o.order_id and r.state = 'pending')
         or exists (select from returns b where b.order_id = o.order_id
           and b.state in ('requested', 'approved', 'received')))) as "isUnderWay"`,
);

/** Holds the coupons of the next orders, so that none is used while its buyers are counted anew. */
export const lockCoupons = statement<unknown, Whose>(
  'order.person.lock-coupons',
  `select from coupons where code in (
     select code from coupon_redemptions where order_id in (${nextOrders}))
   order by code for update`,
);

/**
 * Forgets the person of the next orders; gives how many. Number, goods and sums stay. A coupon goes on counting an account,
 * but not the address that the order was made with.
 */
export const eraseOrders = statement<{ count: number }, Whose>(
  'order.person.erase-orders',
  `with mine as (
     select order_id from orders where order_id in (${nextOrders}) order by order_id for update),
   nameless as (
     update orders set email = null, buyer_key = null, address_key = null, card_key = null, shipping_address = null, invoice_to = null, erased_at = now() from mine
     where orders.order_id = mine.order_id),
   drafts as (
     update draft_orders set payment_reference = null from mine where draft_orders.order_id = mine.order_id),
   words as (
     update order_timeline set why = 'Erased.' from mine
     where order_timeline.order_id = mine.order_id and (who = 'buyer' or who ~ '^(staff|key):')),
   parcels as (
     update shipments set tracking_number = null from mine where shipments.order_id = mine.order_id),
   charged as (
     update charges set tracking_number = null from mine where charges.order_id = mine.order_id),
   labels as (
     update parcels set label_url = null from mine join shipments using (order_id)
     where parcels.shipment_id = shipments.shipment_id),
   papers as (
     update documents
     set content = content || '{"email": null, "buyerAddress": null, "deliveryAddress": null, "invoiceTo": null}'
     from mine where documents.order_id = mine.order_id),
   reasons as (
     update refunds set reason = 'Erased.' from mine where refunds.order_id = mine.order_id),
   answers as (
     update returns set answer = null from mine where returns.order_id = mine.order_id),
   notes as (
     update return_lines set note = null from mine join returns using (order_id)
     where return_lines.return_id = returns.return_id),
   redeemed as (
     update coupon_redemptions set buyers = array(select buyer from unnest(buyers) as buyer where buyer not like 'email:%')
     from mine where coupon_redemptions.order_id = mine.order_id
     returning code, old.buyers as buyers, released_at),
   uses as (
     select code, buyer, count(*) filter (where released_at is null) as uses
     from redeemed, unnest(redeemed.buyers) as buyer where buyer like 'email:%' group by code, buyer),
   forgotten as (
     delete from coupon_buyers using uses
     where (coupon_buyers.code, coupon_buyers.buyer) = (uses.code, uses.buyer) and redeemed <= uses.uses),
   fewer as (
     update coupon_buyers set redeemed = redeemed - uses.uses from uses
     where (coupon_buyers.code, coupon_buyers.buyer) = (uses.code, uses.buyer) and redeemed > uses.uses)
   select count(*) as count from mine`,
);

/** Forgets the person of so many carts, and the answers to their holders; gives how many. */
export const eraseCarts = statement<{ count: number }, Whose>(
  'order.person.erase-carts',
  `with mine as (
     select cart_id, token_hash from carts
     where cart_id in (
       select cart_id from carts where customer_id = $1
       union select cart_id from carts where email = $2 and customer_id is null)
       and (email is not null or shipping_address is not null or invoice_to is not null)
     order by cart_id limit $3 for update),
   nameless as (
     update carts set email = null, shipping_address = null, invoice_to = null, version = version + 1 from mine
     where carts.cart_id = mine.cart_id),
   answers as (
     delete from idempotency where scope in (
       select 'cart:' || token_hash from mine
       union all select 'cart:' || t.token_hash from cart_tokens t join mine using (cart_id)))
   select count(*) as count from mine`,
);

/** Forgets the answers to a person's own requests. */
export const eraseAnswers = statement<unknown, [customerId: string]>(
  'order.person.erase-answers',
  `delete from idempotency where scope = 'customer:' || $1`,
);
