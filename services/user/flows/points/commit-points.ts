import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { lockPoints, redeemPoints } from '../../store/points/entries.ts';
import { findHold, moveHold, reserveAgain } from '../../store/points/holds.ts';

const triesMost = 5;

/** Redeems the points held for an order, once; those that had come free are taken again. */
export async function commitPoints(
  tools: UserTools,
  { orderId }: InputTo<'user', 'commitPoints'>,
): Promise<ResultOf<'user', 'commitPoints'>> {
  for (let tried = 0; tried < triesMost; tried += 1) {
    const hold = await tools.db.row(findHold(orderId));
    if (!hold || hold.state === 'returned') return refuse('not-found', 'This order holds no points.');
    if (hold.state === 'committed') return {};
    const { accountId, points, version } = hold;
    const flown = await tools.db.tryFlight([
      moveHold(orderId, version, 'committed'),
      lockPoints(accountId),
      ...(hold.state === 'released' ? [reserveAgain(accountId, points)] : []),
      redeemPoints(accountId, points, orderId, `redeemed:${orderId}`),
    ]);
    if (!flown.isRefused) return {};
    if (flown.refusedBy === 'points-free') {
      return refuse('amount-exceeds', 'The points came free and have been used meanwhile.');
    }
    if (flown.refusedBy !== 'hold-unchanged') throw new Error(`points were refused by ${flown.refusedBy}`);
  }
  throw new Error(`the points of order ${orderId} do not come to rest`);
}
