import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { findFacts, lockCustomer } from '../../store/customer/members.ts';
import { lockPoints } from '../../store/points/entries.ts';
import { findHold, insertHold } from '../../store/points/holds.ts';

/** The order gives points back by itself long before; this is the net below it. */
const heldSeconds = 2 * 86_400;

/** Holds points of a customer for an order; asking again for the same is answered alike. */
export async function reservePoints(
  tools: UserTools,
  { orderId, customerId, points }: InputTo<'user', 'reservePoints'>,
): Promise<ResultOf<'user', 'reservePoints'>> {
  const flown = await tools.db.tryFlight([
    lockCustomer(customerId),
    lockPoints(customerId),
    insertHold(orderId, customerId, points, heldSeconds),
  ]);
  if (!flown.isRefused) return {};
  if (flown.refusedBy === 'customer-there') return refuse('not-found', 'There is no such customer.');
  const hold = await tools.db.row(findHold(orderId));
  if (hold) {
    const isSame = hold.accountId === customerId && hold.points === points;
    if (isSame && (hold.state === 'held' || hold.state === 'committed')) return {};
    return refuse('already-exists', 'This order has asked for points before.');
  }
  if (flown.refusedBy !== 'points-free') throw new Error(`points were refused by ${flown.refusedBy}`);
  const facts = await tools.db.row(findFacts(customerId));
  return refuse('amount-exceeds', 'There are not so many points.', {
    path: '/points',
    data: { freePoints: facts?.freePoints ?? 0 },
  });
}
