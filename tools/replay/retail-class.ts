/** What becomes of a line of the retail file; each line is of exactly one class, in this order of precedence. */
export const retailClasses = {
  rejected: 'rejected (bad debt, negative price)',
  'below-a-penny': 'below a penny',
  fee: 'fee (postage, bank charges …)',
  'stock-adjustment': 'stock adjustment',
  refund: 'refund of an earlier sale line',
  'unmatched-credit': 'unmatched credit',
  sale: 'sale',
} as const;

export type RetailClass = keyof typeof retailClasses;
