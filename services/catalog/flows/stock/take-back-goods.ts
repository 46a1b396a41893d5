import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { takeBackGoods as takeBack } from '../../store/reservation/move-goods.ts';
import { moveGoods } from './move-goods.ts';

/** Goods of an order come back to the shelf, or are scrapped; those first that never left it, unless all were shipped. */
export async function takeBackGoods(
  tools: Tools<'catalog'>,
  { returnId, orderId, lines, isSellable, wereShipped = false }: InputTo<'catalog', 'takeBackGoods'>,
): Promise<ResultOf<'catalog', 'takeBackGoods'>> {
  const variantIds = lines.map(({ variantId }) => variantId);
  const quantities = lines.map(({ quantity }) => quantity);
  const traceparent = toTraceparent(tools.context.trace);
  const moved = await moveGoods(
    tools,
    orderId,
    takeBack(
      returnId,
      orderId,
      variantIds,
      quantities,
      'stock.changed',
      traceparent,
      'stock.moved',
      isSellable,
      wereShipped,
    ),
  );
  if (moved !== 'not-on-hand') return moved;
  return refuse('quantity-limit', 'What has not arrived yet cannot be scrapped.');
}
