import { stableId } from '../../seed/catalog/stable-id.ts';
import { readRetailCatalog } from '../../seed/read-retail-catalog.ts';
import type { RetailProduct } from '../../seed/retail-catalog.ts';
import { openMeasuredRoom, type MeasuredRoom, type ToldEvent } from '../open-measured-room.ts';
import { percentile } from '../percentile.ts';
import { readBaskets, type Basket } from './read-baskets.ts';

export type RecommendationFigures = {
  trained: number;
  heldOut: number;
  /** Share of held-out baskets whose hidden product is among ten that go with the rest of the basket. */
  ours: number;
  /** The same when the ten most popular products are shown to everybody. */
  popular: number;
  loadSeconds: number;
  relateSeconds: number;
  medianMs: number;
  p99Ms: number;
};

const heldOutShare = 0.2;
const shown = 10;
const givenMost = 20;
const atOnce = 3;

/**
 * Measures *bought together* on real baskets: the older four fifths of the sales file are told as paid orders; of each
 * newer basket of two products and more the last product is hidden and asked for by the rest.
 */
export async function measureRecommendations(tell: (line: string) => void): Promise<RecommendationFigures> {
  const catalog = await readRetailCatalog();
  const baskets = await readBaskets(catalog);
  const cut = Math.floor(baskets.length * (1 - heldOutShare));
  const trained = baskets.slice(0, cut);
  const heldOut = baskets.slice(cut).filter(({ productIds }) => productIds.length > 1);
  const popularity = countProducts(trained);
  const room = await openMeasuredRoom();
  try {
    const loadSeconds = await timed(async () => {
      await inTurn(catalog.products, (product) =>
        room.hear(toProductEvent(product, popularity.get(product.productId) ?? 0)),
      );
      tell(`${catalog.products.length} products`);
      await inTurn(trained, (basket) => room.hear(toPaidEvent(basket)));
      tell(`${trained.length} baskets`);
    });
    const relateSeconds = await timed(() => relateAll(room));
    return {
      trained: trained.length,
      heldOut: heldOut.length,
      loadSeconds,
      relateSeconds,
      ...(await judge(room, heldOut, popularity)),
    };
  } finally {
    await room.close();
  }
}

async function judge(
  room: MeasuredRoom,
  heldOut: readonly Basket[],
  popularity: ReadonlyMap<string, number>,
) {
  const bestSellers = [...popularity]
    .toSorted(([, one], [, other]) => other - one)
    .map(([product]) => product);
  const timesMs: number[] = [];
  let ours = 0;
  let popular = 0;
  for (const { productIds } of heldOut) {
    const hidden = productIds.at(-1) ?? '';
    const given = productIds.slice(0, -1).slice(-givenMost);
    const started = performance.now();
    const answer = await room.ask('recommendWith', {
      productIds: given.join(','),
      locale: 'en-gb',
      limit: shown,
    });
    timesMs.push(performance.now() - started);
    if (answer.products.some(({ productId }) => productId === hidden)) ours += 1;
    const usual = bestSellers.filter((product) => !given.includes(product)).slice(0, shown);
    if (usual.includes(hidden)) popular += 1;
  }
  return {
    ours: ours / heldOut.length,
    popular: popular / heldOut.length,
    medianMs: percentile(timesMs, 0.5),
    p99Ms: percentile(timesMs, 0.99),
  };
}

/** Runs the job as the timer would, until nothing is left to do. */
async function relateAll(room: MeasuredRoom): Promise<void> {
  for (let run = 0; run < 10; run += 1) await room.run('relate-sold-products');
}

function countProducts(baskets: readonly Basket[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { productIds } of baskets) {
    for (const product of productIds) counts.set(product, (counts.get(product) ?? 0) + 1);
  }
  return counts;
}

async function inTurn<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < things.length; from += atOnce) {
    await Promise.all(things.slice(from, from + atOnce).map(work));
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function toProductEvent(product: RetailProduct, popularity: number): ToldEvent<'product.changed'> {
  const { productId, slug, titleEn, titleZh, taxClass, variants } = product;
  const payload = {
    product: {
      productId,
      slug,
      title: { en: titleEn, zh: titleZh },
      description: { en: '', zh: '' },
      categorySlugs: [],
      taxClass,
      optionName: null,
      popularity,
      variants: variants.map(({ variantId, sku, priceMinorGbp }) => ({
        variantId,
        sku,
        option: null,
        picture: null,
        prices: [{ market: 'gb' as const, price: { amountMinor: priceMinorGbp, currency: 'GBP' as const } }],
      })),
    },
    pictures: {},
    availability: Object.fromEntries(variants.map(({ variantId }) => [variantId, 1])),
  };
  return { name: 'product.changed', key: productId, version: 1, payload };
}

function toPaidEvent({ invoiceNumber, at, variantIds }: Basket): ToldEvent<'order.paid'> {
  const orderId = stableId(`order ${invoiceNumber}`);
  const gross = { amountMinor: 100, currency: 'GBP' as const };
  const payload = {
    orderId,
    customerId: null,
    locale: 'en-gb' as const,
    total: { amountMinor: 100 * variantIds.length, currency: 'GBP' as const },
    paidAt: `${at.replace(' ', 'T')}Z`,
    lines: variantIds.map((variantId) => ({ variantId, quantity: 1, gross })),
  };
  return { name: 'order.paid', key: orderId, version: 1, payload };
}
