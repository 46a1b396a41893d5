import type { Client } from '../../../apps/client/client.ts';
import type { ShopBooks } from '../../../tools/replay/shop-books.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import { inFlight } from './in-flight.ts';

const pageSize = 500;
const pagesInFlight = 4;

const noOrders: ShopBooks['orders'] = {
  orders: 0,
  goodsLines: 0,
  units: 0,
  goodsMinor: 0,
  feesMinor: 0,
  goodsTaxMinor: 0,
  feesTaxMinor: 0,
  refundedMinor: 0,
  refundedTaxMinor: 0,
};

/** Asks every centre of the shop what it holds of the books of this name. */
export async function readShopBooks(client: Client, name: string): Promise<ShopBooks> {
  const books: ShopBooks = {
    orders: { ...noOrders },
    ledger: await readLedger(client, name),
    unitsSold: 0,
    unitsGivenBack: 0,
    reports: { placed: 0, paid: 0, revenueMinor: 0, refundedMinor: 0 },
  };
  await inFlight(listOrders(client, name), pagesInFlight, async (orders) => {
    for (const order of orders) {
      books.orders.orders += 1;
      books.orders.goodsLines += order.goodsLines;
      books.orders.units += order.units;
      books.orders.goodsMinor += order.goodsMinor;
      books.orders.feesMinor += order.feesMinor;
      books.orders.goodsTaxMinor += order.goodsTaxMinor;
      books.orders.feesTaxMinor += order.feesTaxMinor;
      books.orders.refundedMinor += order.refundedMinor;
      books.orders.refundedTaxMinor += order.refundedTaxMinor;
    }
    const orderIds = orders.map(({ orderId }) => orderId);
    if (orderIds.length === 0) return;
    const reserved = await askUntilAnswered(() => client.catalog.sumReservations({ orderIds }));
    for (const { state, units, cancelled } of reserved.sums) {
      if (state !== 'committed') continue;
      books.unitsSold += units;
      books.unitsGivenBack += cancelled;
    }
    const figures = await askUntilAnswered(() => client.insight.sumOrderFigures({ orderIds }));
    for (const { currency, placed, paid, revenueMinor, refundedMinor } of figures.sums) {
      if (currency !== 'GBP') continue;
      books.reports.placed += placed;
      books.reports.paid += paid;
      books.reports.revenueMinor += revenueMinor;
      books.reports.refundedMinor += refundedMinor;
    }
  });
  return books;
}

async function readLedger(client: Client, name: string): Promise<Record<string, number>> {
  const { sums } = await askUntilAnswered(() => client.payment.sumLedger({ reference: `${name} ` }));
  const pounds = sums.filter(({ currency }) => currency === 'GBP');
  return Object.fromEntries(
    pounds.map(({ account, why, amountMinor }) => [`${account} ${why}`, amountMinor]),
  );
}

async function* listOrders(client: Client, name: string) {
  let after: string | undefined;
  for (;;) {
    const behind = after === undefined ? {} : { after };
    const page = await askUntilAnswered(() =>
      client.order.listDraftOrders({ reference: `${name} `, limit: pageSize, ...behind }),
    );
    yield page.orders;
    after = page.orders.at(-1)?.reference;
    if (!page.hasMore) return;
  }
}
