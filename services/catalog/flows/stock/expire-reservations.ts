import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { expireHolds } from '../../store/reservation/expire.ts';

const batchSize = 100;
const batchesAtMost = 100;

/** Gives back what orders hold beyond their time: the safety net behind the order centre's own deadlines. */
export async function expireReservations(tools: Tools<'catalog'>): Promise<void> {
  const traceparent = toTraceparent(tools.context.trace);
  for (let batch = 1; batch <= batchesAtMost; batch += 1) {
    const step = expireHolds(batchSize, 'reservation.released', 'stock.changed', traceparent);
    const expired = (await tools.db.row(step))?.expired ?? 0;
    tools.killPoint('catalog.expire-reservations.after-batch');
    if (expired < batchSize) return;
  }
}
