import { statement } from '#runtime/db/statement.ts';

/**
 * Lets one checkout of a holder (a mailbox, an account, a place, a card) at a time go on, until the end of its flight: a
 * count that follows sees what the others have placed. The locks are taken in the order of their keys, so that nobody waits
 * in a ring.
 */
export const lockUnpaidOrders = statement<unknown, [holders: readonly string[]]>(
  'order.unpaid.lock',
  `select pg_advisory_xact_lock(key) from (
     select distinct hashtextextended('order.unpaid ' || holder, 0) as key
     from unnest($1::text[]) as holder order by key) as keys`,
);

const unpaid = `cart_id is not null and state in ('placed', 'awaiting-payment', 'payment-refused')`;

/**
 * Refuses with `too-many-unpaid` when an e-mail address, its mailbox or an account has `most` orders of carts that hold
 * stock, or are about to, and are not paid. Follows `lockUnpaidOrders` in its flight.
 */
export const limitUnpaidOrders = statement<
  unknown,
  [email: string, buyerKey: string, customerId: string | null, most: number]
>(
  'order.unpaid.limit',
  `select must((select count(*) from orders where (email = $1 or buyer_key = $2) and ${unpaid}) < $4, 'too-many-unpaid'),
     must((select count(*) from orders where customer_id = $3 and ${unpaid}) < $4, 'too-many-unpaid')`,
);

/** The same of a delivery address, as a keyed hash. */
export const limitUnpaidOfAddress = statement<unknown, [addressKey: string, most: number]>(
  'order.unpaid.limit-address',
  `select must((select count(*) from orders where address_key = $1 and ${unpaid}) < $2, 'too-many-unpaid')`,
);

/** The same of a card, as a keyed hash. */
export const limitUnpaidOfCard = statement<unknown, [cardKey: string, most: number]>(
  'order.unpaid.limit-card',
  `select must((select count(*) from orders where card_key = $1 and ${unpaid}) < $2, 'too-many-unpaid')`,
);

/** Notes which card an unpaid order is tried with now; null for other ways to pay. */
export const noteCard = statement<unknown, [orderId: string, cardKey: string | null]>(
  'order.unpaid.note-card',
  'update orders set card_key = $2 where order_id = $1',
);
