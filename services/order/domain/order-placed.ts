import type { Order, PlacedOrder } from './order.ts';

/** What is not given when an order is placed. */
type Beginning = Omit<Order, keyof PlacedOrder>;

const untouched = {
  refundedQuantity: 0,
  refundedMinor: 0,
  refundedTaxMinor: 0,
  shippedQuantity: 0,
  withdrawnQuantity: 0,
};

/** An order as it is stored once it has been placed by `holder`, who works on it; `at` is the instant of the database. */
export function orderPlaced(
  { buyerKey: _buyer, addressKey: _address, ...draft }: PlacedOrder,
  { at, holder, entry }: { at: string; holder: string; entry: Omit<Order['timeline'][number], 'at'> },
): Order {
  const beginning: Beginning = {
    reviewUntil: null,
    refundedMinor: 0,
    shippingRefundedMinor: 0,
    documented: 'none',
    hold: null,
    chargedMinor: 0,
    waivedMinor: 0,
    isCharging: false,
    isChargeRefused: false,
    fulfilment: 'none',
    shipments: [],
    state: 'placed',
    version: 1,
    stock: 'asked',
    pointsState: draft.points > 0 ? 'asked' : 'none',
    placedAt: at,
    payBefore: null,
    draft: null,
    isOverdue: false,
    paidAt: null,
    leaseHolder: holder,
    isLeased: true,
    fence: 1,
    looks: 0,
    readAt: at,
    attempts: [],
    door: null,
    adds: null,
    additions: [],
    timeline: [{ at, ...entry }],
  };
  return {
    ...draft,
    ...beginning,
    isOnDelivery: draft.isOnDelivery ?? false,
    cardKey: draft.cardKey ?? null,
    lines: draft.lines.map((line) => ({ ...line, ...untouched })),
  };
}
