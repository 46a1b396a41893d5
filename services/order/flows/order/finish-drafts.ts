import { isRefusal } from '#contracts/refusals.ts';
import { money } from '#contracts/money.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { DraftFault } from '../../domain/draft/draft.ts';
import { findOpenAttempt, isUnpaid } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { findDraftPayments } from '../../store/draft/draft-orders.ts';
import { moveToNextAttempt, moveToReserved } from '../../store/order-moves.ts';
import { insertAttempt } from '../../store/payment-attempts.ts';
import { applyOutcome } from './apply-outcome.ts';
import { finishOrder, justHeard } from './finish-order.ts';
import { gripOf, isInHand } from './grip-of.ts';
import { holdSeconds } from './hold-seconds.ts';
import { inWaves } from './in-waves.ts';
import { markPaid } from './mark-paid.ts';
import { moveOrder } from './move-order.ts';
import { reserveGoods } from './reserve-goods.ts';
import { restOrder } from './rest-order.ts';

type Payments = InputTo<'payment', 'recordManualPayments'>['payments'];

/**
 * Brings written-down orders in hand to their end: goods held, the attempt saved, the money recorded (one call for all),
 * paid and committed. Each step is taken only where the stored state lacks it. Gives the orders, or why not, by id.
 */
export async function finishDrafts(
  tools: Tools<'order'>,
  orders: readonly Order[],
): Promise<Map<string, Order | DraftFault>> {
  if (orders.length === 0) return new Map();
  const started = await inWaves(orders, (order) => start(tools, order));
  tools.killPoint('order.place-draft-orders.after-started');
  const outcomes = await recordPayments(
    tools,
    started.flatMap((each) => ('code' in each ? [] : [each])),
  );
  tools.killPoint('order.place-draft-orders.after-recorded');
  const finished = await inWaves(started, (each) => finish(tools, each, outcomes));
  tools.killPoint('order.place-draft-orders.after-finished');
  return new Map(orders.map(({ orderId }, index) => [orderId, finished[index] ?? busy]));
}

const busy: DraftFault = {
  code: 'version-conflict',
  detail: 'The order is being worked on; send it again in half a minute.',
};

/** Holds the goods and saves the attempt. */
async function start(tools: Tools<'order'>, given: Order): Promise<Order | DraftFault> {
  if (!isInHand(tools, given)) return busy;
  const order = await reserveGoods(tools, given);
  if (isRefusal(order)) return { code: 'out-of-stock', detail: order.detail };
  if (order.totalMinor === 0 || findOpenAttempt(order)) return order;
  const grip = gripOf(tools, order);
  const { orderId, attempts } = order;
  return moveOrder(tools, order, [
    order.state === 'placed'
      ? moveToReserved(...grip)
      : moveToNextAttempt(...grip, holdSeconds(tools).untilDeadline),
    insertAttempt(uuidv7(), orderId, attempts.length + 1, 'manual', null),
  ]);
}

/** Has payment write the money down; gives what became of each attempt. */
async function recordPayments(tools: Tools<'order'>, orders: readonly Order[]) {
  const waiting = orders.filter((order) => isInHand(tools, order) && findOpenAttempt(order));
  if (waiting.length === 0) return new Map<string, never>();
  const notes = await tools.db.rows(findDraftPayments(waiting.map(({ orderId }) => orderId)));
  const noteOf = new Map(notes.map((note) => [note.orderId, note]));
  const payments: Payments = waiting.flatMap((order) => {
    const { orderId, orderNumber, totalMinor, currency, draft } = order;
    const attempt = findOpenAttempt(order);
    const note = noteOf.get(orderId);
    if (!attempt || !note || !draft) return [];
    const { method, reference } = note;
    const amount = money(totalMinor, currency);
    return [
      {
        attemptId: attempt.attemptId,
        orderId,
        orderNumber,
        amount,
        method,
        reference,
        receivedAt: draft.paidAt,
      },
    ];
  });
  const answer = await tools.call.payment.recordManualPayments({ payments });
  if (isRefusal(answer)) throw new Error(`payment did not write the money down: ${answer.detail}`);
  return new Map(answer.outcomes.map((outcome) => [outcome.attemptId, outcome]));
}

/** Takes the money over, commits the goods and lets go of the order. */
async function finish(
  tools: Tools<'order'>,
  order: Order | DraftFault,
  outcomes: Awaited<ReturnType<typeof recordPayments>>,
): Promise<Order | DraftFault> {
  if ('code' in order) return order;
  const paid = await pay(tools, order, outcomes);
  const finished = await finishOrder(tools, paid, justHeard(paid));
  await restOrder(tools, finished);
  return isUnpaid(finished) || finished.state === 'cancelled' ? busy : finished;
}

function pay(
  tools: Tools<'order'>,
  order: Order,
  outcomes: Awaited<ReturnType<typeof recordPayments>>,
): Promise<Order> {
  if (!isInHand(tools, order) || !isUnpaid(order)) return Promise.resolve(order);
  const attempt = findOpenAttempt(order);
  if (!attempt) return order.totalMinor === 0 ? markPaid(tools, order, null) : Promise.resolve(order);
  const outcome = outcomes.get(attempt.attemptId);
  return outcome ? applyOutcome(tools, order, attempt.attemptId, outcome) : Promise.resolve(order);
}
