import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { derivePrices } from '../../store/price/derive-prices.ts';
import { findTurningProducts, lockProducts, turnPrices as turn } from '../../store/price/turn-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';

const pricesAtOnce = 100;
const batchesAtMost = 100;

/** Announces the products whose prices begin or end about now, so that pages and search follow the calendar. */
export async function turnPrices(tools: Tools<'catalog'>): Promise<void> {
  for (let batch = 1; batch <= batchesAtMost; batch += 1) {
    const due = await tools.db.rows(findTurningProducts(pricesAtOnce));
    if (due.length === 0) return;
    const productIds = due.map(({ productId }) => productId);
    await tools.db.flight([
      lockProducts(productIds),
      turn(productIds),
      derivePrices(productIds, []),
      announceProducts(productIds, [], 'product.changed', toTraceparent(tools.context.trace)),
    ]);
    tools.killPoint('catalog.turn-prices.after-batch');
  }
}
