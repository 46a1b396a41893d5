import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { lockReservation } from '../../store/reservation/lock.ts';
import type { MoveOutcome } from '../../store/reservation/move-goods.ts';

/** Sends a move of goods after the lock of its order, and says what became of it; back orders may not have arrived. */
export async function moveGoods(
  tools: Tools<'catalog'>,
  orderId: string,
  move: Step<MoveOutcome>,
): Promise<{ isNew: boolean } | Refusal<'not-found' | 'quantity-limit'> | 'not-on-hand'> {
  tools.killPoint('catalog.move-goods.before');
  const flown = await tools.db.tryFlight([lockReservation(orderId), move]);
  tools.killPoint('catalog.move-goods.after');
  if (flown.isRefused) {
    // Goods of another order were moved under this id at the same moment.
    if (flown.refusedBy === 'goods_moves_pkey') return { isNew: false };
    if (flown.refusedBy === 'stock_on_hand') return 'not-on-hand';
    throw new Error(`goods could not be moved: ${flown.refusedBy}`);
  }
  const outcome = flown.rows[1][0]?.outcome;
  if (outcome === 'not-found') return refuse('not-found', 'The order has no sold goods here.');
  if (outcome === 'too-many') return refuse('quantity-limit', 'The order has not so many of these goods.');
  return { isNew: outcome === 'moved' };
}
