import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { nextStep, stepKey, type NextStep } from '../../domain/next-step.ts';
import { goodsOf } from '../../domain/goods-of.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import { isConfirmedWithGoods } from '../../domain/is-confirmed-with-goods.ts';
import type { Order } from '../../domain/order.ts';
import { moveToRefused } from '../../store/order-moves.ts';
import { askPayment } from './ask-payment.ts';
import { cancelNow } from './cancel-now.ts';
import { confirmOrder } from './confirm-order.ts';
import { giveBack } from './give-back.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { settlePoints } from './settle-points.ts';
import { chaseCash } from './mark-on-delivery.ts';
import { moveOrder } from './move-order.ts';

/**
 * Does what the system still has to do for an order in hand, until it rests or somebody else has taken it: this
 * finishes or undoes whatever an earlier worker left. Each step is tried once; what fails waits for the next look.
 */
export async function finishOrder(
  tools: Tools<'order'>,
  given: Order,
  tried: Set<string> = new Set(),
): Promise<Order> {
  let order = given;
  while (isInHand(tools, order)) {
    const step = nextStep(order, tried);
    if (!step) break;
    tried.add(stepKey(step));
    order = await take(tools, order, step);
  }
  return order;
}

/** The steps that a flow need not take because it has just heard payment itself. */
export function justHeard(order: Order): Set<string> {
  const open = findOpenAttempt(order);
  return new Set(open ? [stepKey({ name: 'ask-payment', attemptId: open.attemptId })] : []);
}

function take(tools: Tools<'order'>, order: Order, step: NextStep): Promise<Order> {
  switch (step.name) {
    case 'give-back':
      return giveBack(tools, order, step.attemptId);
    case 'ask-payment':
      return askPayment(tools, order, step.attemptId);
    case 'cancel':
      return cancelNow(tools, order, { who: 'system', why: step.why });
    case 'offer-another-try':
      return moveOrder(tools, order, [
        moveToRefused(...gripOf(tools, order), holdSeconds(tools).untilDeadline),
      ]);
    case 'chase-cash':
      return chaseCash(tools, order);
    case 'commit-goods':
      return commitGoods(tools, order);
    case 'return-goods':
      return returnGoods(tools, order);
    case 'redeem-points':
    case 'return-points':
      return settlePoints(tools, order, step.name);
  }
}

/**
 * Sells the goods of a paid order, and tells its buyer. When their hold was lost and they are gone, the order is cancelled and the money
 * given back.
 */
async function commitGoods(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId } = order;
  const hasNone = goodsOf(order).length === 0;
  try {
    const [answer] = await Promise.all([
      hasNone ? null : tools.call.catalog.commitReservation({ orderId }),
      isConfirmedWithGoods(order) ? confirmOrder(tools, order) : null,
    ]);
    if (hasNone || (!isRefusal(answer) && answer?.state === 'committed')) {
      return { ...order, stock: 'committed' };
    }
  } catch (error) {
    tools.log.warn('the goods of a paid order could not be committed, or its buyer told, yet', {
      orderId,
      error,
    });
    return order;
  }
  const why = 'The goods were sold to somebody else meanwhile; the money is given back.';
  return cancelNow(tools, order, { who: 'system', why });
}

async function returnGoods(tools: Tools<'order'>, order: Order): Promise<Order> {
  const { orderId, door } = order;
  try {
    if (door !== null) await takeBackFromDoor(tools, order, door);
    await tools.call.catalog.releaseReservation({ orderId });
    return { ...order, stock: 'returned' };
  } catch (error) {
    tools.log.warn('the goods of a cancelled order could not be given back yet', { orderId, error });
    return order;
  }
}

/** Books goods back that were not taken at the door; refused, a person must look, and the rest goes on. */
async function takeBackFromDoor(
  tools: Tools<'order'>,
  order: Order,
  { goods, returnId }: NonNullable<Order['door']>,
): Promise<void> {
  const { orderId } = order;
  const lines = goodsOf(order).map(({ variantId, quantity }) => ({ variantId, quantity }));
  const isSellable = goods === 'restock';
  const back = { returnId, orderId, lines, isSellable, wereShipped: true };
  const answer = await tools.call.catalog.takeBackGoods(back);
  tools.killPoint('order.take-back-from-door.after-catalog');
  if (!isRefusal(answer)) return;
  tools.log.error('goods from the door could not be taken back; a person must look', {
    orderId,
    why: answer.refusal,
  });
}
