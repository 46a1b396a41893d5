import type { Tools } from '#runtime/tools.ts';
import { relateProducts } from '../../store/recommendations/related-products.ts';

const productsAtOnce = 20;
/** A run of the job ends after so many, so that it never holds a worker for long; the next one goes on. */
const batchesMost = 50;

/** Works out what goes with products that were sold since, some at a time. */
export async function relateSoldProducts(tools: Tools<'insight'>): Promise<void> {
  for (let batch = 0; batch < batchesMost; batch += 1) {
    const row = await tools.db.row(relateProducts(productsAtOnce));
    tools.killPoint('insight.relate-sold-products.after-batch');
    if ((row?.related ?? 0) < productsAtOnce) return;
  }
}
