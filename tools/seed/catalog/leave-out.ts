import type { StockCode } from '../lines/collect-stock-codes.ts';
import { chooseDescription } from '../names/choose-description.ts';
import type { LeftOutReason } from '../retail-catalog.ts';
import { isProductCode } from './is-product-code.ts';

/** Why a stock code cannot be sold in the shop; undefined when it can. */
export const leaveOutReason = (code: StockCode): LeftOutReason | undefined => {
  if (!isProductCode(code.sku)) return 'not a product';
  if (code.prices.size === 0) {
    const isDescribed = [...code.unpricedDescriptions.keys()].some(
      (description) => description.trim() !== '',
    );
    return isDescribed
      ? 'never sold at a price, only a stock note as description'
      : 'never sold at a price, no description';
  }
  return chooseDescription(code.descriptions) === undefined ? 'no usable name' : undefined;
};
