/** The names under which the answers about orders are kept. */
export const orderKeys = {
  order: (orderId: string) => ['order', orderId] as const,
  payments: (orderId: string) => ['payments', orderId] as const,
  refunds: (orderId: string) => ['refunds', orderId] as const,
  returns: (orderId: string) => ['returns', orderId] as const,
  returnsByState: ['returns-by-state'] as const,
};
