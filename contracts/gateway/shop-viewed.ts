import { Type } from 'typebox';
import { Id, MarketName } from '../ids.ts';

/** What the event `shop.viewed` tells: views by market, of nobody. */
export const ShopViewed = Type.Object({
  batchId: Id,
  at: Type.String(),
  counts: Type.Array(
    Type.Object({
      market: MarketName,
      visits: Type.Integer(),
      pages: Type.Integer(),
      products: Type.Integer(),
    }),
  ),
});
