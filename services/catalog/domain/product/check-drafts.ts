import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { markets } from '#contracts/markets.ts';
import { findTwice as findRepeated } from '../category/find-twice.ts';
import { findSvgFault } from '../picture/find-svg-fault.ts';
import { mediaHashOf } from '../picture/media-hash-of.ts';
import { findPriceFault } from '../price/find-price-fault.ts';

type Variant = ProductDraftValue['variants'][number];
type Fault = { path: string; detail: string };

/**
 * What is wrong with products written together, whatever is stored: something twice that must be once, a price that
 * its market does not take, a picture that may not be shown. Gives the first fault found, with its path.
 */
export function checkDrafts(drafts: readonly ProductDraftValue[]): Fault | undefined {
  return (
    drafts.map((draft, index) => findDraftFault(draft, `/products/${index}`)).find(Boolean) ??
    findTwice(drafts)
  );
}

function findDraftFault(draft: ProductDraftValue, path: string): Fault | undefined {
  const again = findRepeated((draft.attributes ?? []).map(({ key }) => key));
  if (again !== -1)
    return { path: `${path}/attributes/${again}/key`, detail: 'This attribute has a value already.' };
  const shown = findRepeated((draft.pictures ?? []).map((picture) => picture.path));
  if (shown !== -1)
    return { path: `${path}/pictures/${shown}/path`, detail: 'This picture is there already.' };
  return draft.variants
    .map((variant, index) => findVariantFault(variant, `${path}/variants/${index}`))
    .find(Boolean);
}

function findVariantFault(variant: Variant, path: string): Fault | undefined {
  const { picture } = variant;
  const isDrawn = picture !== null && mediaHashOf(picture) === undefined;
  const svgFault = isDrawn ? findSvgFault(picture) : undefined;
  if (svgFault) return { path: `${path}/picture`, detail: svgFault };
  const seen = new Set<string>();
  for (const [index, { market, price }] of variant.prices.entries()) {
    const at = `${path}/prices/${index}`;
    if (seen.has(market))
      return { path: `${at}/market`, detail: `The market ${market} has a price already.` };
    seen.add(market);
    const fault = findPriceFault(price, markets[market].currency);
    if (fault) return { path: `${at}/price${fault.path}`, detail: fault.detail };
  }
  return undefined;
}

/** Ids, slugs and SKUs that occur twice in one import. */
function findTwice(drafts: readonly ProductDraftValue[]): Fault | undefined {
  const seen = new Set<string>();
  const isKnown = (kind: string, value: string): boolean => {
    const key = `${kind} ${value}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };
  for (const [index, draft] of drafts.entries()) {
    const at = `/products/${index}`;
    if (isKnown('product', draft.productId.toLowerCase())) return twice(`${at}/productId`, draft.productId);
    if (isKnown('slug', draft.slug)) return twice(`${at}/slug`, draft.slug);
    for (const [place, { variantId, sku }] of draft.variants.entries()) {
      if (isKnown('variant', variantId.toLowerCase()))
        return twice(`${at}/variants/${place}/variantId`, variantId);
      if (isKnown('sku', sku)) return twice(`${at}/variants/${place}/sku`, sku);
    }
  }
  return undefined;
}

function twice(path: string, value: string): Fault {
  return { path, detail: `${value} occurs twice in this import.` };
}
