import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { closeReservation, lockReservation } from '../../store/reservation/lock.ts';
import { releaseStock } from '../../store/reservation/release.ts';

/** Gives the stock of an order back, held or committed; from then on nothing is reserved for it any more. */
export async function releaseReservation(
  tools: Tools<'catalog'>,
  { orderId }: InputTo<'catalog', 'releaseReservation'>,
): Promise<ResultOf<'catalog', 'releaseReservation'>> {
  const traceparent = toTraceparent(tools.context.trace);
  const [[closed]] = await tools.db.flight([
    closeReservation(orderId),
    lockReservation(orderId),
    releaseStock(orderId, 'stock.changed', traceparent),
  ]);
  return { state: closed ? 'none' : 'released' };
}
