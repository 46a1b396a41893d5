import { isRefusal } from '#contracts/refusals.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { addPoints, lockPoints } from '../../store/points/entries.ts';
import { findHold, returnSome } from '../../store/points/holds.ts';
import { commitPoints } from './commit-points.ts';

/**
 * Gives points back that a refund brings, as new ones, once per refund; nothing when the order holds none, or has given all
 * back. A refund may be heard before the order's points are redeemed: then they are redeemed first.
 */
export async function returnPoints(
  tools: UserTools,
  { orderId, refundId, points }: { orderId: string; refundId: string; points: number },
): Promise<void> {
  const found = await tools.db.row(findHold(orderId));
  if (!found || found.state === 'returned') return;
  if (found.state !== 'committed' && isRefusal(await commitPoints(tools, { orderId }))) return;
  const entryKey = `returned:${orderId}:${refundId}`;
  const lifeDays = tools.setting('user.pointsLifeDays');
  tools.killPoint('user.return-points.before-return');
  const flown = await tools.db.tryFlight([
    returnSome(orderId, points, entryKey),
    lockPoints(found.accountId),
    addPoints(found.accountId, 'returned', points, orderId, entryKey, lifeDays),
  ]);
  // Heard before, or given back whole with the order meanwhile.
  const isDone = ['points_entry_key_unique', 'hold-committed'];
  if (flown.isRefused && !isDone.includes(flown.refusedBy)) {
    throw new Error(`points were refused by ${flown.refusedBy}`);
  }
}
