import type { Subject } from '#contracts/access.ts';

/** Whether somebody orders for others, whom no limit of unpaid orders is for: staff who may write orders down, and their programs. */
export function mayHoldMore(subject: Subject): boolean {
  return (subject.kind === 'staff' || subject.kind === 'key') && subject.permissions.includes('orders.draft');
}
