import type { ReturnState } from './move-return.ts';

/** What arrived of a return, and what its settling needs to know. */
export type Receipt = {
  returnId: string;
  orderId: string;
  number: number;
  state: ReturnState;
  version: number;
  outcome: 'refund' | 'exchange' | null;
  exchangeOrderId: string | null;
  exchangeOrderNumber: string | null;
  restockId: string;
  scrapId: string;
  /** Only those of which something arrived. */
  lines: readonly { lineId: string; variantId: string; quantity: number; goods: 'restock' | 'scrap' }[];
};
