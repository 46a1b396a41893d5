type Sold = { soldQuantity: number; onHand: number; days: number };

/**
 * How fast goods go, from what was sold within some days, returns taken off, and what is left: `daysLeft` is what is left divided by
 * what a day sells on average, in full days, and null where nothing was sold ("days of inventory remaining" in Shopify's inventory
 * reports); `sellThrough` is the part sold of what was sold and what is left, 0 to 1 with four places, and null without either (the
 * sell-through rate of such reports).
 */
export function paceOf({ soldQuantity, onHand, days }: Sold): {
  daysLeft: number | null;
  sellThrough: number | null;
} {
  const sold = Math.max(0, soldQuantity);
  const daysLeft = sold === 0 ? null : Math.floor((onHand * days) / sold);
  const all = sold + onHand;
  return { daysLeft, sellThrough: all === 0 ? null : Math.round((sold / all) * 10_000) / 10_000 };
}
