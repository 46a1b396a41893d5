import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { orderNumber } from '../../../services/order/domain/order-number.ts';
import type { BenchShop } from '../open-bench-shop.ts';
import { prepareToLoad } from '../store/cloned-tables.ts';
import {
  countSettled,
  orderTables,
  readOrders,
  sumUpOrders,
  type OrderNumbers,
} from '../store/order-tables.ts';
import { withBenchDatabase } from '../store/with-bench-database.ts';
import { cloneTables } from './clone-tables.ts';
import { placeOrders } from './place-orders.ts';

/** So many are placed through the shop, and all others are copies of them. */
const placedMost = 500;
const patienceMs = 120_000;

/**
 * Fills a shop that never had an order with past ones, at least so many: the first are placed through its API, the others are copies of
 * what its rooms then wrote of each, by `COPY`, with ids and numbers of their own; sums of all orders are made anew.
 */
export async function loadOrders(shop: BenchShop, wanted: number, placedFirst = placedMost): Promise<void> {
  const placed = Math.min(placedFirst, wanted);
  await placeOrders(shop, placed);
  await withBenchDatabase(shop, 'souk', async (client) => {
    await untilSettled(client, placed);
    const orders = await readOrders(client);
    const copies = Math.ceil(wanted / orders.size) - 1;
    if (copies <= 0) return;
    await prepareToLoad(client);
    const idsOf = (by: string, order: string) =>
      by === 'order_id' ? [order] : (orders.get(order)?.transactionIds ?? []);
    const tables = orderTables(numbersOf([...orders.values()].map(({ number }) => number)));
    await cloneTables(client, tables, { idsOf, things: [...orders.keys()], wanted: copies * orders.size });
    await sumUpOrders(client);
  });
}

async function untilSettled(client: Client, wanted: number): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    const settled = await countSettled(client);
    if (settled >= wanted) return;
    if (performance.now() > endMs)
      throw new Error(`every room has heard of ${settled} of ${wanted} past orders only`);
    await delay(500);
  }
}

/** Numbers for copies, when all orders are copied as often: invoices go on without gaps behind those that there are. */
function numbersOf(known: readonly string[]): OrderNumbers {
  const rankOf = new Map(known.map((number, rank) => [number, rank]));
  return {
    order: (copied, number) => numberAt(number * known.length + (rankOf.get(copied) ?? 0)),
    position: (copied, number) => number * known.length + copied,
  };
}

/** The shop's order numbers in a row; 32 of 37 integers have one. */
function numberAt(at: number): string {
  const number = orderNumber(Math.floor(at / 32) * 37 + (at % 32));
  if (number === undefined) throw new Error(`there is no order number ${at}`);
  return number;
}
