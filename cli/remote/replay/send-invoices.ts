import type { Client } from '../../../apps/client/client.ts';
import type { Adjustment, InvoicePlan, Movement } from '../../../tools/replay/invoice-plan.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import { placeOrders } from './place-orders.ts';

const movementsAtOnce = 500;

/**
 * Makes the shop do what invoices say: goods come in, orders are placed and paid, goods are written off, accounts are
 * charged and credited. Everything has a name of its own, so that sending it again changes nothing.
 */
export async function sendInvoices(client: Client, plans: readonly InvoicePlan[]): Promise<void> {
  await sendMovements(
    client,
    plans.flatMap(({ receipts }) => receipts),
  );
  await placeOrders(client, plans);
  await sendMovements(
    client,
    plans.flatMap(({ writeOffs }) => writeOffs),
  );
  for (const { adjustments, beyondPrice } of plans) {
    for (const each of [...adjustments, ...beyondPrice]) await adjust(client, each);
  }
}

async function sendMovements(client: Client, movements: readonly Movement[]): Promise<void> {
  for (let start = 0; start < movements.length; start += movementsAtOnce) {
    const some = movements.slice(start, start + movementsAtOnce);
    await askUntilAnswered(() => client.catalog.receiveStock({ movements: some }));
  }
}

async function adjust(client: Client, adjustment: Adjustment): Promise<void> {
  await askUntilAnswered(() => client.payment.recordAdjustment(adjustment));
}
