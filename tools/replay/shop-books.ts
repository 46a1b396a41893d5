/** What a shop says it holds of a replay, asked of each of its centres; sums are minor units. */
export type ShopBooks = {
  orders: {
    orders: number;
    goodsLines: number;
    units: number;
    goodsMinor: number;
    feesMinor: number;
    /** The tax that goods, fees and what was given back contain. */
    goodsTaxMinor: number;
    feesTaxMinor: number;
    refundedMinor: number;
    refundedTaxMinor: number;
  };
  /** Sums of the ledger, debits less credits, by `account why`. */
  ledger: Readonly<Record<string, number>>;
  /** Units that orders have committed. */
  unitsSold: number;
  /** Units that were taken out of orders again. */
  unitsGivenBack: number;
  reports: { placed: number; paid: number; revenueMinor: number; refundedMinor: number };
};

/** Units that came in to be sold or written off, that were found, and that were written off (negative). */
export type MovedStock = { received: number; found: number; writtenOff: number };
