import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { addPoints, lockPoints } from '../../store/points/entries.ts';
import { findHold, moveHold, unreserve } from '../../store/points/holds.ts';

const triesMost = 5;

/**
 * Gives the points of an order back for good, once: held ones come free, redeemed ones return as new ones, but for those that
 * refunds brought. Asked to redeem them later, because a call was slow on its way, the answer is no.
 */
export async function releasePoints(
  tools: UserTools,
  { orderId }: InputTo<'user', 'releasePoints'>,
): Promise<ResultOf<'user', 'releasePoints'>> {
  for (let tried = 0; tried < triesMost; tried += 1) {
    const hold = await tools.db.row(findHold(orderId));
    if (!hold || hold.state === 'returned') return {};
    const { accountId, points, returned, version, state } = hold;
    const left = points - returned;
    const lifeDays = tools.setting('user.pointsLifeDays');
    const isLeft = state === 'committed' && left > 0;
    const flown = await tools.db.tryFlight([
      moveHold(orderId, version, 'returned'),
      lockPoints(accountId),
      ...(state === 'held' ? [unreserve(accountId, points)] : []),
      ...(isLeft ? [addPoints(accountId, 'returned', left, orderId, `returned:${orderId}`, lifeDays)] : []),
    ]);
    if (!flown.isRefused) return {};
    if (flown.refusedBy !== 'hold-unchanged') throw new Error(`points were refused by ${flown.refusedBy}`);
  }
  throw new Error(`the points of order ${orderId} do not come to rest`);
}
