import { useState } from 'react';
import type { EditedProduct, ProductDraft } from '../../api/use-product-edit.ts';
import { isSame, mergeDrafts, type Choices, type Clash } from './merge-drafts.ts';

export type DraftState = {
  draft: ProductDraft;
  /** The version that the draft was made from. */
  version: number;
  isDirty: boolean;
  change: (part: Partial<ProductDraft>) => void;
  discard: () => void;
  /** The draft was saved as this version. */
  saved: (product: ProductDraft, version: number) => void;
  /** What somebody else saved meanwhile, where both changed the same. */
  newer: { found: EditedProduct; clashes: Clash[] } | undefined;
  /** Goes on from what somebody else saved, each clash decided. */
  takeOver: (choices: Choices) => void;
};

type Base = Pick<EditedProduct, 'product' | 'version'>;

/** Keeps what is typed beside what the shop has; what others save meanwhile is taken in where it does not clash. */
export function useDraft(found: EditedProduct): DraftState {
  const [held, setHeld] = useState<{ base: Base; mine: ProductDraft }>({ base: found, mine: found.product });
  const { base, mine } = held;
  const isNewer = found.version > base.version;
  const { merged, clashes } = isNewer
    ? mergeDrafts(base.product, mine, found.product)
    : { merged: mine, clashes: [] };
  if (isNewer && clashes.length === 0) setHeld({ base: found, mine: merged });
  return {
    draft: mine,
    version: base.version,
    isDirty: !isSame(mine, base.product),
    change: (part) => setHeld((now) => ({ ...now, mine: { ...now.mine, ...part } })),
    discard: () => setHeld((now) => ({ ...now, mine: now.base.product })),
    saved: (product, version) => setHeld({ base: { product, version }, mine: product }),
    newer: isNewer && clashes.length > 0 ? { found, clashes } : undefined,
    takeOver: (choices) =>
      setHeld({ base: found, mine: mergeDrafts(base.product, mine, found.product, choices).merged }),
  };
}
