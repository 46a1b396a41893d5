import { answerOf, type BenchShop } from '../open-bench-shop.ts';
import { stockUp } from '../stock-up.ts';

const draftsAtOnce = 50;
const variantsMost = 60;
const daysBack = 730;
const dayMs = 86_400_000;

/** Places orders of the past two years as staff do who bring them from elsewhere, paid by transfer. */
export async function placeOrders(shop: BenchShop, wanted: number): Promise<void> {
  const variantIds = shop.goods.variantIds.slice(0, variantsMost);
  for (const variantId of variantIds) await stockUp(shop, variantId);
  const nowMs = Date.now();
  for (let first = 0; first < wanted; first += draftsAtOnce) {
    const numbers = Array.from({ length: Math.min(draftsAtOnce, wanted - first) }, (_, at) => first + at);
    const orders = numbers.map((number) =>
      draftOf(number, variantIds, nowMs - (1 + (number % daysBack)) * dayMs),
    );
    const { results } = answerOf(await shop.owner.order.placeDraftOrders({ orders }));
    const refused = results.find(({ outcome }) => outcome === 'refused');
    if (refused) throw new Error(`a past order was refused: ${JSON.stringify(refused)}`);
  }
}

function draftOf(number: number, variantIds: readonly string[], placedMs: number) {
  const pick = (at: number) => variantIds[at % variantIds.length] ?? '';
  return {
    reference: `past-${number}`,
    locale: 'en-gb' as const,
    buyer: {
      email: `past.${number}@example.org`,
      shippingAddress: {
        name: `Ada Past ${number}`,
        country: 'GB',
        city: 'Leeds',
        postalCode: 'LS1 1AA',
        line1: `${1 + number} Test Street`,
      },
    },
    lines: [
      { variantId: pick(number), quantity: 1 + (number % 3) },
      { variantId: pick(number + 1 + (number % (variantIds.length - 1))), quantity: 1 },
    ],
    placedAt: new Date(placedMs).toISOString(),
    payment: { method: 'bank-transfer' as const },
  };
}
