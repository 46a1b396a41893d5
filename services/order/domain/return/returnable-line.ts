/** Goods of a line that were sent together; instants in milliseconds. */
export type SentGoods = { quantity: number; sentMs: number; arrivedMs: number | null };

/** Goods of a line that were asked to be sent back, and neither refused nor left to expire. */
export type ClaimedGoods = { quantity: number; askedMs: number };

/** A line of an order with what of it may still be sent back. */
export type ReturnableLine = {
  lineId: string;
  title: string;
  /** Neither given back, nor exchanged, nor arrived with a return that is being settled. */
  kept: number;
  /** Asked for or approved, and not arrived. */
  asked: number;
  sent: readonly SentGoods[];
  claimed: readonly ClaimedGoods[];
};

/** When it is, and how many days after their arrival goods may be sent back. */
export type ReturnTime = { nowMs: number; days: number };
