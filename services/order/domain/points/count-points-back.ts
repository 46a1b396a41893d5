/** What is to be known of an order that points were spent on; `pointsMinor` is what they took off a line. */
export type PointedOrder = {
  points: number;
  lines: readonly { lineId: string; quantity: number; refundedQuantity: number; pointsMinor: number }[];
};

/**
 * How many points come back with units of lines. Each line gives ⌊what points took off it × units back / its units⌋; points
 * are ⌊the sum of that / what one is worth⌋ for all that has come back until now, less those for what had come before. So any
 * sequence of refunds of all units gives back all points, and sums of money without units give none.
 */
export function countPointsBack(
  { points, lines }: PointedOrder,
  back: readonly { lineId: string; quantity: number }[],
): number {
  const totalMinor = lines.reduce((sum, { pointsMinor }) => sum + pointsMinor, 0);
  if (points === 0 || totalMinor === 0) return 0;
  const worthMinor = totalMinor / points;
  const more = new Map(back.map(({ lineId, quantity }) => [lineId, quantity]));
  const pointsOf = (unitsOf: (line: PointedOrder['lines'][number]) => number) => {
    const shares = lines.map((line) => shareOf(line.pointsMinor, unitsOf(line), line.quantity));
    return Math.floor(shares.reduce((sum, minor) => sum + minor, 0) / worthMinor);
  };
  const before = pointsOf(({ refundedQuantity }) => refundedQuantity);
  return pointsOf(({ lineId, refundedQuantity }) => refundedQuantity + (more.get(lineId) ?? 0)) - before;
}

/** ⌊minor × units / all⌋ without leaving the safe integers. */
function shareOf(minor: number, units: number, all: number): number {
  return Math.floor(minor / all) * units + Math.floor(((minor % all) * units) / all);
}
