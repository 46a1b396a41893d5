import type { DrivenLine } from '../bench-line.ts';
import { stockUp } from '../stock-up.ts';

/** Every cart holds the same variant, and another one of all goods; compared with carts of any two. */
export const oneVariant: DrivenLine = {
  name: 'one-variant',
  title: 'checkouts that all take one variant',
  clients: 32,
  work: async (shop) => {
    const { url, goods } = shop;
    const [inEvery = ''] = goods.variantIds;
    await stockUp(shop, inEvery);
    return { kind: 'checkout', url, variantIds: goods.variantIds, inEvery };
  },
  floor: 'spread',
  must: { ofFloor: 0.5 },
  reach: { ofFloor: 0.8 },
};
