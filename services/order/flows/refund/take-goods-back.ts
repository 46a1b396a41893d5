import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findGoodsOnTheirWayOut } from '../../store/fulfilment/shipments.ts';

/** Goods of an order that come back; `restockId` and `scrapId` make a repeat find what was done. */
export type GoodsBack = {
  orderId: string;
  lines: readonly {
    variantId: string | null;
    quantity: number;
    goods: 'keep' | 'restock' | 'scrap' | null;
  }[];
  restockId: string;
  scrapId: string;
  /** Whether they come from the buyer, so that none of them is still to be sent. */
  wereShipped: boolean;
};

/**
 * Books goods back in the catalog, for sale or as scrap: `refused` waits for a person, `asked` for the catalog, also while it has
 * not booked out what was sent of the order: it would refuse what never left, or take it for what is still to be sent.
 */
export async function takeGoodsBack(
  tools: Tools<'order'>,
  { orderId, lines, restockId, scrapId, wereShipped }: GoodsBack,
): Promise<'taken-back' | 'refused' | 'asked'> {
  const moves = [
    { goods: 'restock', returnId: restockId, isSellable: true },
    { goods: 'scrap', returnId: scrapId, isSellable: false },
  ] as const;
  try {
    if (await tools.db.row(findGoodsOnTheirWayOut(orderId))) return 'asked';
    for (const { goods, returnId, isSellable } of moves) {
      const moved = lines.flatMap((line) =>
        line.goods === goods && line.variantId !== null && line.quantity > 0
          ? [{ variantId: line.variantId, quantity: line.quantity }]
          : [],
      );
      if (moved.length === 0) continue;
      const answer = await tools.call.catalog.takeBackGoods({
        returnId,
        orderId,
        lines: moved,
        isSellable,
        ...(wereShipped ? { wereShipped } : {}),
      });
      if (!isRefusal(answer)) continue;
      tools.log.error('goods could not be taken back; a person must look', {
        orderId,
        returnId,
        why: answer.refusal,
      });
      return 'refused';
    }
    return 'taken-back';
  } catch (error) {
    tools.log.warn('goods could not be taken back yet', { orderId, error });
    return 'asked';
  }
}
