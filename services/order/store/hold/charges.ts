import type { AddressValue } from '#contracts/order/cart.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Charge } from '../../domain/hold/charge.ts';

const wholeCharge = `select c.charge_id as "chargeId", c.order_id as "orderId", c.attempt_id as "attemptId", o.currency,
     c.reference, c.input_hash as "inputHash", c.carrier, c.tracking_number as "trackingNumber", c.book_with as "bookWith", c.shipped_at as "shippedAt",
     c.who, c.state, c.amount_minor as "amountMinor", c.shipping_minor as "shippingMinor",
     (select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'variantId', l.variant_id, 'quantity', g.quantity,
         'amountMinor', g.amount_minor) order by l.position)
       from charge_lines g join order_lines l using (line_id) where g.charge_id = c.charge_id) as lines
   from charges c join orders o using (order_id)`;

export const findCharge = statement<Charge, [chargeId: string]>(
  'order.charge.find',
  `${wholeCharge} where c.charge_id = $1`,
);

/** Where the parcels of an order go; nowhere when its person was forgotten. */
export const findRecipient = statement<{ recipient: AddressValue | null }, [orderId: string]>(
  'order.charge.find-recipient',
  'select shipping_address as recipient from orders where order_id = $1',
);

/**
 * Sets the money of a parcel aside at the version of the order that it was worked out from; refused as `order-moved` when that
 * is over, or when nothing is held any more.
 */
export const setAside = statement<unknown, [orderId: string, version: number, amountMinor: number]>(
  'order.charge.set-aside',
  `with moved as (
     update orders set version = version + 1, charged_minor = charged_minor + $3::bigint
     where order_id = $1 and version = $2 and state in ('authorised', 'paid') and hold = 'open' returning 1)
   select must(exists (select from moved), 'order-moved')`,
);

/** Forgets parcels of an order whose money was refused: another is sent instead. */
export const forgetRefused = statement<unknown, [orderId: string]>(
  'order.charge.forget-refused',
  `delete from charges where order_id = $1 and state = 'refused'`,
);

/** Takes the charge of a parcel with its lines, and counts them on the order's. `charge` is a Charge as JSON. */
export const insertCharge = statement<unknown, [charge: string]>(
  'order.charge.insert',
  `with given as (
     select * from jsonb_to_record($1::jsonb) as c ("chargeId" uuid, "orderId" uuid, "attemptId" uuid, reference text,
       "inputHash" text, carrier text, "trackingNumber" text, "bookWith" text, "shippedAt" timestamptz, who text, "amountMinor" bigint,
       "shippingMinor" bigint)),
   written as (
     insert into charges (charge_id, order_id, attempt_id, reference, input_hash, carrier, tracking_number, book_with, shipped_at, who,
       amount_minor, shipping_minor)
     select "chargeId", "orderId", "attemptId", reference, "inputHash", carrier, "trackingNumber", "bookWith", "shippedAt", who,
       "amountMinor", "shippingMinor" from given),
   line as (
     select * from jsonb_to_recordset($1::jsonb -> 'lines') as line ("lineId" uuid, quantity integer, "amountMinor" bigint)),
   counted as (
     update order_lines l set charged_minor = charged_minor + line."amountMinor"
     from line where l.line_id = line."lineId")
   insert into charge_lines (charge_id, line_id, quantity, amount_minor)
   select given."chargeId", line."lineId", line.quantity, line."amountMinor" from given, line`,
);

/** Notes that the money of a parcel was taken; refused as `charge-moved` when that, or its refusal, is known. */
export const noteTaken = statement<unknown, [chargeId: string]>(
  'order.charge.taken',
  `with taken as (
     update charges set state = 'taken' where charge_id = $1 and state = 'pending' returning 1)
   select must(exists (select from taken), 'charge-moved')`,
);

/** Notes that the money of a parcel was refused, and gives it free again; refused as `charge-moved` when that is known. */
export const noteRefused = statement<unknown, [chargeId: string]>(
  'order.charge.refused',
  `with refused as (
     update charges set state = 'refused' where charge_id = $1 and state = 'pending' returning order_id, amount_minor),
   freed as (
     update order_lines l set charged_minor = l.charged_minor - g.amount_minor
     from charge_lines g where g.charge_id = $1 and l.line_id = g.line_id and exists (select from refused)),
   moved as (
     update orders o set version = version + 1, charged_minor = charged_minor - refused.amount_minor
     from refused where o.order_id = refused.order_id)
   select must(exists (select from refused), 'charge-moved')`,
);

/** Notes on the attempt what its parcels have taken; the first makes it a captured one. Webhooks may have told more. */
export const countTaken = statement<unknown, [orderId: string, attemptId: string]>(
  'order.charge.count-taken',
  `update payment_attempts set state = 'captured', changed_at = now(), captured_minor = greatest(captured_minor,
     (select sum(amount_minor) from charges where order_id = $1 and state = 'taken'))
   where attempt_id = $2`,
);
