import type { Subject } from '#contracts/access.ts';
import type { EventPayload } from '#contracts/events.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';

type Product = EventPayload<'product.changed'>['product'];
type Variant = Product['variants'][number];
type Extras = { version?: number; pictures?: Record<string, string>; availability?: Record<string, number> };

/** Staff who may read reports. */
export const analyst: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['reports.read'],
  },
};

/** Staff who write the catalog and steer the search. */
export const merchandiser: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000003',
    sessionId: '0198a000-0000-7000-8000-000000000004',
    permissions: ['catalog.write'],
  },
};

let count = 0;

/** A variant sold at 2.95 GBP and 27 CNY. */
export function aVariant(more: Partial<Variant> = {}): Variant {
  count += 1;
  return {
    variantId: uuidv7(),
    sku: `X${count}`,
    option: null,
    picture: null,
    prices: [
      { market: 'gb', price: { amountMinor: 295, currency: 'GBP' } },
      { market: 'cn', price: { amountMinor: 2700, currency: 'CNY' } },
    ],
    ...more,
  };
}

/** The event of a product with one variant, of which ten are free. */
export function aProductChanged(more: Partial<Product> = {}, { version = 1, ...extras }: Extras = {}) {
  count += 1;
  const product: Product = {
    productId: uuidv7(),
    slug: `product-${count}`,
    title: { en: `Thing ${count}`, zh: `物${count}` },
    description: { en: '', zh: '' },
    categorySlugs: [],
    taxClass: 'standard',
    optionName: null,
    popularity: 0,
    variants: [aVariant()],
    ...more,
  };
  const availability = Object.fromEntries(product.variants.map(({ variantId }) => [variantId, 10]));
  const payload = { product, pictures: {}, availability, ...extras };
  return { name: 'product.changed' as const, key: product.productId, version, payload };
}

/** The event of a category. */
export function aCategoryChanged(
  slug: string,
  title: { en: string; zh: string },
  parentSlug: string | null = null,
) {
  return { name: 'category.changed' as const, key: slug, version: 1, payload: { slug, title, parentSlug } };
}

/** The event of a variant's stock. */
export function aStockChanged(variantId: string, productId: string, free: number, version: number) {
  const payload = { variantId, productId, slug: 'any', free };
  return { name: 'stock.changed' as const, key: variantId, version, payload };
}

type Times = { placedAt?: string };
const inPounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });

/** The event of an order that was placed in Britain. */
export function anOrderPlaced(orderId: string, totalMinor: number, times: Times = {}) {
  const payload = { orderId, locale: 'en-gb' as const, total: inPounds(totalMinor), ...times };
  return { name: 'order.placed' as const, key: orderId, version: 1, payload };
}

type Paid = {
  paidAt: string;
  lines: readonly (readonly [variant: Variant, quantity: number, grossMinor: number])[];
  feesMinor?: number;
  customerId?: string;
};

/** The event of an order that was paid in Britain. */
export function anOrderPaid(
  orderId: string,
  totalMinor: number,
  { paidAt, lines, feesMinor, customerId }: Paid,
) {
  const payload = {
    orderId,
    customerId: customerId ?? null,
    locale: 'en-gb' as const,
    total: inPounds(totalMinor),
    paidAt,
    ...(feesMinor === undefined ? {} : { fees: inPounds(feesMinor) }),
    lines: lines.map(([{ variantId }, quantity, grossMinor]) => ({
      variantId,
      quantity,
      gross: inPounds(grossMinor),
    })),
  };
  return { name: 'order.paid' as const, key: orderId, version: 2, payload };
}

/** The event of a paid order that was cancelled. */
export function anOrderCancelled(orderId: string, totalMinor: number, paidAt: string) {
  const payload = { orderId, wasPaid: true, total: inPounds(totalMinor), paidAt };
  return { name: 'order.cancelled' as const, key: orderId, version: 3, payload };
}

type Refunded = {
  paidAt: string;
  lines: readonly (readonly [variant: Variant, quantity: number, grossMinor: number])[];
  refundId?: string;
};

/** The event of money that is given back by line. */
export function anOrderRefunded(orderId: string, totalMinor: number, refunded: Refunded) {
  const { paidAt, lines, refundId = uuidv7() } = refunded;
  const payload = {
    orderId,
    refundId,
    refundedAt: paidAt,
    paidAt,
    total: inPounds(totalMinor),
    parts: { shippingMinor: 0, feesMinor: 0, taxMinor: 0, goodwillMinor: 0 },
    lines: lines.map(([{ variantId }, quantity, grossMinor]) => ({
      variantId,
      quantity,
      gross: inPounds(grossMinor),
      goods: 'restock' as const,
    })),
  };
  return { name: 'order.refunded' as const, key: orderId, version: 4, payload };
}

/** Staff who look after customers. */
export const supporter: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000005',
    sessionId: '0198a000-0000-7000-8000-000000000006',
    permissions: ['customers.read'],
  },
};

type Moves = EventPayload<'stock.moved'>;

/** The event of what is on hand of accounts, at `main` unless said otherwise. */
export function aStockMoved(
  reason: Moves['reason'],
  moves: readonly (Omit<Moves['moves'][number], 'locationId'> & { locationId?: string })[],
) {
  const payload = { reason, moves: moves.map((move) => ({ locationId: 'main', ...move })) };
  return { name: 'stock.moved' as const, key: uuidv7(), version: 1, payload };
}
