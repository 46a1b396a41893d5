/** The six centres, in the order in which a request meets them. */
export const serviceNames = ['gateway', 'user', 'catalog', 'order', 'payment', 'insight'] as const;

export type ServiceName = (typeof serviceNames)[number];
