import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { derivePrices as derive } from '../../store/price/derive-prices.ts';
import { lockProducts } from '../../store/price/turn-prices.ts';
import { advanceWalk, applyRates, findNextOnWalk } from '../../store/price/walk-prices.ts';
import { announceProducts } from '../../store/product/announce-products.ts';

const productsAtOnce = 200;
const batchesAtMost = 100;

/**
 * After a rate has changed, or its day has come: derives the prices of all products anew, a transaction for each batch.
 * How far it has come is stored, so that the next run goes on there; of two at once, one leaves off.
 */
export async function derivePrices(tools: Tools<'catalog'>): Promise<void> {
  await tools.db.rows(applyRates());
  for (let batch = 1; batch <= batchesAtMost; batch += 1) {
    const next = await tools.db.row(findNextOnWalk(productsAtOnce));
    if (!next) return;
    const { after, productIds } = next;
    const flown = await tools.db.tryFlight([
      advanceWalk(after, productIds.at(-1) ?? null),
      lockProducts(productIds),
      derive(productIds, []),
      announceProducts(productIds, [], 'product.changed', toTraceparent(tools.context.trace)),
    ]);
    tools.killPoint('catalog.derive-prices.after-batch');
    if (flown.isRefused) return;
  }
}
