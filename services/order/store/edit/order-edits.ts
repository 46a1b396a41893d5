import { statement } from '#runtime/db/statement.ts';
import type { Edit } from '../../domain/edit/edit.ts';

export const findEditByReference = statement<Edit, [orderId: string, reference: string]>(
  'order.edit.find-by-reference',
  `select edit_id as "editId", reference, input_hash as "inputHash", version, refund_id as "refundId",
     is_address_changed as "isAddressChanged", kept_before_minor as "keptBeforeMinor",
     kept_after_minor as "keptAfterMinor", lines
   from order_edits where order_id = $1 and reference = $2`,
);

/** Takes an edit; `edit` is an Edit as JSON. Refused by `order_edits_reference` when the reference is known. */
export const insertEdit = statement<unknown, [orderId: string, edit: string]>(
  'order.edit.insert',
  `insert into order_edits (edit_id, order_id, reference, input_hash, version, refund_id, is_address_changed,
     kept_before_minor, kept_after_minor, lines)
   select "editId", $1::uuid, reference, "inputHash", version, "refundId", "isAddressChanged", "keptBeforeMinor",
     "keptAfterMinor", lines
   from jsonb_to_record($2::jsonb) as e ("editId" uuid, reference text, "inputHash" text, version integer,
     "refundId" uuid, "isAddressChanged" boolean, "keptBeforeMinor" bigint, "keptAfterMinor" bigint, lines jsonb)`,
);

/** Writes the address that the goods go to; the flight has claimed the order before. */
export const changeAddress = statement<unknown, [orderId: string, address: string]>(
  'order.edit.change-address',
  `update orders set shipping_address = $2::jsonb where order_id = $1`,
);

/**
 * Refuses with `order-moved` unless an order, which the flight has claimed, has all its goods committed and none sent:
 * stock and fulfilment change without its version, so they are asked again under its lock.
 */
export const requireUnsent = statement<unknown, [orderId: string]>(
  'order.edit.require-unsent',
  `select must(exists (select from orders where order_id = $1 and state = 'paid' and stock = 'committed'
     and fulfilment = 'none' and not exists (select from shipments s where s.order_id = orders.order_id)), 'order-moved')`,
);
