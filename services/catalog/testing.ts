import type { InputOf, OutputOf } from '#contracts/call.ts';
import type { Subject } from '#contracts/access.ts';
import type { attributeCalls } from '#contracts/catalog/attribute.ts';
import type { ProductDraftValue, productCalls } from '#contracts/catalog/product.ts';
import type { stockCalls } from '#contracts/catalog/stock.ts';
import type { TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';

type Variant = ProductDraftValue['variants'][number];
type Category = InputOf<typeof productCalls.importCategories>['categories'][number];
type Attribute = InputOf<typeof attributeCalls.importAttributes>['attributes'][number];
type Movement = InputOf<typeof stockCalls.receiveStock>['movements'][number];

/** Staff who may write products and stock. */
export const staff: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['catalog.write', 'stock.write'],
  },
};

/** The order centre, asking for a visitor. */
export const order = { caller: 'order' } as const;

let count = 0;

/** A variant sold at 2.95 GBP and 27 CNY, with no option and no picture. */
export function aVariant(more: Partial<Variant> = {}): Variant {
  count += 1;
  return {
    variantId: uuidv7(),
    sku: `SKU-${count}`,
    option: null,
    picture: null,
    prices: [
      { market: 'gb', price: { amountMinor: 295, currency: 'GBP' } },
      { market: 'cn', price: { amountMinor: 2700, currency: 'CNY' } },
    ],
    ...more,
  };
}

/** A product of one variant, in no category. */
export function aDraft(more: Partial<ProductDraftValue> = {}): ProductDraftValue {
  count += 1;
  return {
    productId: uuidv7(),
    slug: `product-${count}`,
    title: { en: `Product ${count}`, zh: `商品${count}` },
    description: { en: 'A thing.', zh: '一件东西。' },
    categorySlugs: [],
    taxClass: 'standard',
    optionName: null,
    popularity: count,
    variants: [aVariant()],
    ...more,
  };
}

/** A category at the top of the tree. */
export function aCategory(slug: string, more: Partial<Category> = {}): Category {
  return { slug, title: { en: `Title of ${slug}`, zh: `${slug}类` }, parentSlug: null, position: 1, ...more };
}

/** A definition of an attribute without unit and choices. */
export function anAttribute(key: string, type: Attribute['type'], more: Partial<Attribute> = {}): Attribute {
  return { key, type, unit: null, title: { en: key, zh: key }, isFilter: false, choices: [], ...more };
}

/** Ten units received. */
export function aMovement(variantId: string, more: Partial<Movement> = {}): Movement {
  return { movementId: uuidv7(), variantId, quantity: 10, reason: 'received', ...more };
}

/** The only variant of a draft. */
export function variantIdOf(draft: ProductDraftValue): string {
  return draft.variants[0]?.variantId ?? '';
}

/** The counters alone. */
export function countersOf({ onHand, held, committed, free }: OutputOf<typeof stockCalls.getStock>) {
  return { onHand, held, committed, free };
}

/** A variant of a new product, with so many units at the main location. */
export async function stockedVariant(room: TestRoom<'catalog'>, quantity: number): Promise<string> {
  const draft = aDraft();
  const variantId = variantIdOf(draft);
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantId, { quantity })] }, staff);
  return variantId;
}
