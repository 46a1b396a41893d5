import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { shipGoods as ship } from '../../store/reservation/move-goods.ts';
import { moveGoods } from './move-goods.ts';

/** Goods of an order leave the shelf: no more than it has committed, and than has arrived. */
export async function shipGoods(
  tools: Tools<'catalog'>,
  { shipmentId, orderId, lines }: InputTo<'catalog', 'shipGoods'>,
): Promise<ResultOf<'catalog', 'shipGoods'>> {
  const variantIds = lines.map(({ variantId }) => variantId);
  const quantities = lines.map(({ quantity }) => quantity);
  const traceparent = toTraceparent(tools.context.trace);
  const moved = await moveGoods(
    tools,
    orderId,
    ship(shipmentId, orderId, variantIds, quantities, 'stock.changed', traceparent, 'stock.moved'),
  );
  if (moved !== 'not-on-hand') return moved;
  return refuse('out-of-stock', 'Not so many of these goods are on hand yet; book in what has arrived.');
}
