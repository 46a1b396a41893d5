import type { UserTools } from '../../providers/user-tools.ts';
import { lockPoints } from '../../store/points/entries.ts';
import { findHold, moveHold, unreserve } from '../../store/points/holds.ts';

/** Gives points free that an order holds too long: it may still take them again, if they are there then. */
export async function freeHold(tools: UserTools, orderId: string): Promise<void> {
  const hold = await tools.db.row(findHold(orderId));
  if (hold?.state !== 'held') return;
  const { accountId, points, version } = hold;
  const flown = await tools.db.tryFlight([
    moveHold(orderId, version, 'released'),
    lockPoints(accountId),
    unreserve(accountId, points),
  ]);
  // Redeemed or given back meanwhile.
  if (flown.isRefused && flown.refusedBy !== 'hold-unchanged') {
    throw new Error(`points were refused by ${flown.refusedBy}`);
  }
}
