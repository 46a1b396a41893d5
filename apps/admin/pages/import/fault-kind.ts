/** What is wrong at a place of a product file, as far as it is known by its reason; each kind has words and an advice. */
export type FaultKind =
  | 'sku-twice'
  | 'no-amount'
  | 'no-price'
  | 'column-twice'
  | 'column-unknown'
  | 'column-missing'
  | 'attributes-json'
  | 'attribute-unknown'
  | 'attribute-value'
  | 'other';

const kinds: readonly (readonly [FaultKind, RegExp])[] = [
  ['sku-twice', /^This SKU is there twice/],
  ['no-amount', /^This is no amount in /],
  ['no-price', /^A variant needs a price/],
  ['column-twice', /^This column is there twice/],
  ['column-unknown', /^No column is named so/],
  ['column-missing', /^This column is missing/],
  ['attributes-json', /^Write attributes as a JSON object/],
  ['attribute-unknown', /^There is no attribute /],
  ['attribute-value', / takes (a number|yes or no|the key of a choice|a text)\.$/],
];

/** Knows a fault of a product file by the reason that the shop gives. */
export function faultKind(reason: string): FaultKind {
  return kinds.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'other';
}
