import type { OutputOf } from '#contracts/call.ts';
import type { productCalls } from '#contracts/catalog/product.ts';
import type { Currency } from '#contracts/money.ts';
import { availabilityOf } from '../stock/availability-of.ts';

type ProductView = OutputOf<typeof productCalls.getProduct>;

/** A product as it is stored, in one language and market. */
export type FoundProduct = Omit<ProductView, 'variants' | 'picture'> & {
  variants: readonly FoundVariant[];
};

type FoundVariant = Pick<ProductView['variants'][number], 'variantId' | 'sku' | 'option' | 'picture'> & {
  amountMinor: number;
  listMinor: number | null;
  quantityPrices: { minQuantity: number; amountMinor: number }[] | null;
  currency: string;
  /** All locations together; `usable` with what may be ordered beyond it. */
  stock: { free: number; usable: number };
};

/** A product as a shopper sees it; its picture is that of the first variant that has one. */
export function toProductView(found: FoundProduct): ProductView {
  return {
    ...found,
    picture:
      [...found.variants, ...found.variantsElsewhere].find(({ picture }) => picture !== null)?.picture ??
      null,
    variants: found.variants.map((variant) => ({
      variantId: variant.variantId,
      sku: variant.sku,
      option: variant.option,
      picture: variant.picture,
      ...pricesOf(variant),
      availability: availabilityOf(variant.stock),
    })),
  };
}

/** What one unit costs, what it cost before an offer, and what each costs of so many: only where that is less. */
function pricesOf({ amountMinor, listMinor, quantityPrices, currency }: FoundVariant) {
  const price = (minor: number) => ({ amountMinor: minor, currency: currency as Currency });
  let lowest = amountMinor;
  const lower = (quantityPrices ?? []).filter(({ amountMinor: minor }) => {
    if (minor >= lowest) return false;
    lowest = minor;
    return true;
  });
  return {
    price: price(amountMinor),
    ...(listMinor !== null && listMinor > amountMinor && { listPrice: price(listMinor) }),
    ...(lower.length > 0 && {
      quantityPrices: lower.map((each) => ({
        minQuantity: each.minQuantity,
        price: price(each.amountMinor),
      })),
    }),
  };
}
