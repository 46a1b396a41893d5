import type { InputTo } from '#contracts/services.ts';
import type { PlacedOrder } from '../order.ts';

/** An order as staff, or an import, writes it down. */
export type Draft = InputTo<'order', 'placeDraftOrders'>['orders'][number];

/** How money came that no provider took. */
export type ManualMethod = Draft['payment']['method'];

/** A draft with its prices and tax, ready to be placed. */
export type PricedDraft = PlacedOrder & {
  /** Null for now. */
  placedAt: string | null;
  reference: string;
  inputHash: string;
  paymentMethod: ManualMethod;
  paymentReference: string | null;
  paidAt: string | null;
  isImported: boolean;
};

/** Why a draft cannot be placed. */
export type DraftFault = {
  code: 'value-invalid' | 'variant-not-found' | 'out-of-stock' | 'already-exists' | 'version-conflict';
  detail: string;
};
