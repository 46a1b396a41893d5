import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { findOrder } from '../../store/orders.ts';
import { findTaken } from '../../store/payment-attempts.ts';
import { applyOutcome } from './apply-outcome.ts';
import { finishOrder, justHeard } from './finish-order.ts';
import { isInHand } from './grip-of.ts';
import { inWaves } from './in-waves.ts';
import { restOrder } from './rest-order.ts';

const triesMost = 5;

type Settled = Pick<DeliveredEvent<'payment.settled'>, 'payload'>;

/**
 * Takes over what the provider told. Mostly that is told of the buyer's own request, which knows already: whole orders need not
 * be read for it, and one look does for all.
 */
export async function hearPaymentsSettled(tools: Tools<'order'>, events: readonly Settled[]): Promise<void> {
  const outcomes = events.map(({ payload }) => outcomeOf(payload));
  const taken = await tools.db.rows(findTaken(outcomes));
  const known = new Set(taken.map(({ attemptId }) => attemptId));
  const news = events.filter(({ payload }) => !known.has(payload.attemptId));
  const failures: unknown[] = [];
  await inWaves(news, async (event) => {
    await hearOne(tools, event).catch((error: unknown) => failures.push(error));
  });
  // All the others were heard when the whole is told as failed, and each comes again by itself.
  if (failures.length > 0) throw failures[0];
}

/**
 * It may come twice, late, out of order, and while somebody else works on the order: whoever moves it first wins, and the other
 * looks again.
 */
async function hearOne(tools: Tools<'order'>, { payload }: Settled): Promise<void> {
  const { orderId, attemptId } = payload;
  const outcome = outcomeOf(payload);
  for (let tries = 0; tries < triesMost; tries += 1) {
    const order = await tools.db.row(findOrder(orderId));
    if (!order) throw new Error(`payment told of order ${orderId}, which does not exist`);
    const moved = await applyOutcome(tools, order, attemptId, outcome);
    if (moved === order) return;
    if (!isInHand(tools, moved)) continue;
    await restOrder(tools, await finishOrder(tools, moved, justHeard(moved)));
    return;
  }
  throw new Error(`order ${orderId} keeps moving; the event must come again`);
}

/** Money given back was captured once: its amounts tell the rest. */
function outcomeOf({
  attemptId,
  outcome,
  declineCode,
  capturedMinor,
  refundedMinor,
}: DeliveredEvent<'payment.settled'>['payload']): PaymentOutcomeValue {
  const amounts = { capturedMinor, refundedMinor };
  return {
    attemptId,
    outcome: outcome === 'refunded' ? 'captured' : outcome,
    nextAction: null,
    declineCode,
    ...amounts,
  };
}
