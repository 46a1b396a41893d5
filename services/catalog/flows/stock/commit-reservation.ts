import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { commitStock } from '../../store/reservation/commit.ts';
import { lockReservation } from '../../store/reservation/lock.ts';

/** Turns what an order holds into sold goods; takes again what was released, all lines or a refusal. */
export async function commitReservation(
  tools: Tools<'catalog'>,
  { orderId }: InputTo<'catalog', 'commitReservation'>,
): Promise<ResultOf<'catalog', 'commitReservation'>> {
  const traceparent = toTraceparent(tools.context.trace);
  const [, [found]] = await tools.db.flight([
    lockReservation(orderId),
    commitStock(orderId, 'stock.changed', traceparent),
  ]);
  if (!found) return refuse('not-found', 'The order has no reservation.');
  if (found.isDone || found.before === 'committed') return { state: 'committed' };
  return refuse('out-of-stock', 'The hold had ended, and the stock is gone.');
}
