import { statement } from '#runtime/db/statement.ts';
import type { ManualMethod } from '../../domain/draft/draft.ts';

/** What a reference was used for. */
export type KnownDraft = { reference: string; orderId: string; inputHash: string };

/** The orders that were written down under these references. */
export const findDrafts = statement<KnownDraft, [references: string[]]>(
  'order.draft.find',
  `select reference, order_id as "orderId", input_hash as "inputHash" from draft_orders where reference = any($1::text[])`,
);

/** Refuses with `draft-in-future` when one of the instants has not come yet. */
export const refuseFutureDrafts = statement<unknown, [instants: string[]]>(
  'order.draft.refuse-future',
  `select must(coalesce(bool_and(at <= now() + interval '1 minute'), true), 'draft-in-future')
   from unnest($1::timestamptz[]) as at`,
);

/** Frees the reference of an order that did not come about. */
export const forgetDraft = statement<unknown, [orderId: string]>(
  'order.draft.forget',
  `delete from draft_orders where order_id = $1`,
);

/** Which reference, method and words on the statement belong to orders that wait for their money to be written down. */
export const findDraftPayments = statement<
  { orderId: string; method: ManualMethod; reference: string | null },
  [orderIds: string[]]
>(
  'order.draft.find-payments',
  `select order_id as "orderId", payment_method as method, payment_reference as reference
   from draft_orders where order_id = any($1::uuid[])`,
);
