import type { UserTools } from '../../providers/user-tools.ts';
import { planPoints } from '../../domain/points/plan-points.ts';
import type { Step } from '#runtime/db/statement.ts';
import { addPoints, lockPoints, takeBackPoints } from '../../store/points/entries.ts';
import { settleOrder, type OrderRow } from '../../store/points/orders.ts';

const triesMost = 5;

/**
 * Notes news of an order, and earns or takes back what is due now. News may come twice and in any order: each is noted once,
 * and what is due follows from all that is noted. `note` is sent again when other news of the order came between.
 */
export async function takeOrderNews(tools: UserTools, orderId: string, note: Step<OrderRow>): Promise<void> {
  for (let tried = 0; tried < triesMost; tried += 1) {
    const order = await tools.db.row(note);
    if (!order) throw new Error('noting news of an order gave no row');
    const plan = planPoints(order);
    if (!plan || order.accountId === null) return;
    const { accountId } = order;
    const { earn, takeBack, earned, takenBack } = plan;
    const lifeDays = tools.setting('user.pointsLifeDays');
    tools.killPoint('user.take-order-news.before-settle');
    const flown = await tools.db.tryFlight([
      settleOrder(orderId, order.version, earned, takenBack),
      lockPoints(accountId),
      ...(earn > 0 ? [addPoints(accountId, 'earned', earn, orderId, `earned:${orderId}`, lifeDays)] : []),
      ...(takeBack > 0
        ? [takeBackPoints(accountId, takeBack, orderId, `taken-back:${orderId}:${takenBack}`)]
        : []),
    ]);
    tools.killPoint('user.take-order-news.after-settle');
    if (!flown.isRefused) return;
    if (flown.refusedBy !== 'order-unchanged') throw new Error(`points were refused by ${flown.refusedBy}`);
  }
  throw new Error(`too many news of order ${orderId} at once`);
}
