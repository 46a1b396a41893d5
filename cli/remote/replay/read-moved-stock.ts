import type { Client } from '../../../apps/client/client.ts';
import type { InvoicePlan } from '../../../tools/replay/invoice-plan.ts';
import type { MovedStock } from '../../../tools/replay/shop-books.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import { inFlight } from './in-flight.ts';

const movementsAtOnce = 1000;
const requestsInFlight = 4;

/** Asks the shop what it knows of the movements that these plans ask for. */
export async function readMovedStock(client: Client, plans: AsyncIterable<InvoicePlan>): Promise<MovedStock> {
  const moved: MovedStock = { received: 0, found: 0, writtenOff: 0 };
  await inFlight(listMovements(plans), requestsInFlight, async (movementIds) => {
    const { sums } = await askUntilAnswered(() => client.catalog.sumMovements({ movementIds }));
    for (const { reason, quantity } of sums) {
      const kind = reason === 'received' ? 'received' : quantity > 0 ? 'found' : 'writtenOff';
      moved[kind] += quantity;
    }
  });
  return moved;
}

async function* listMovements(plans: AsyncIterable<InvoicePlan>): AsyncGenerator<string[]> {
  let ids: string[] = [];
  for await (const { receipts, writeOffs } of plans) {
    for (const { movementId } of [...receipts, ...writeOffs]) ids.push(movementId);
    if (ids.length < movementsAtOnce) continue;
    yield ids.slice(0, movementsAtOnce);
    ids = ids.slice(movementsAtOnce);
  }
  if (ids.length > 0) yield ids;
}
