import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../apps/client/client.ts';
import { compareBooks, type Check } from '../../../tools/replay/compare-books.ts';
import type { Books } from '../../../tools/replay/invoice-plan.ts';
import type { RetailBooks } from '../../../tools/replay/open-retail-books.ts';
import { giveBack, type NoteRefund } from './give-back.ts';
import { readMovedStock } from './read-moved-stock.ts';
import { readShopBooks } from './read-shop-books.ts';
import { replayInvoices, type Note } from './replay-invoices.ts';

type Replaying = {
  retail: RetailBooks;
  books: Books;
  done: number;
  note: Note;
  noteRefund: NoteRefund;
};

/** Sends what is left of the books, and compares what every centre of the shop then says with the classes of the file. */
export async function replayBooks(
  client: Client,
  { retail, books, done, note, noteRefund }: Replaying,
): Promise<Check[]> {
  await replayInvoices(client, { plans: retail.plans(books), done, note });
  await giveBack(client, { plans: () => retail.plans(books), noteRefund });
  const moved = await readMovedStock(client, retail.plans(books));
  const compare = async () => compareBooks(retail, await readShopBooks(client, books.name), moved);
  return whenHeard(compare);
}

const looksMost = 30;

/** Reports and the sales in the ledger hear of orders by events, a little later: asked again as long as they come nearer. */
async function whenHeard(compare: () => Promise<Check[]>): Promise<Check[]> {
  let before = '';
  for (let looks = 0; ;) {
    const checks = await compare();
    const late = checks.filter(
      ({ what, expected, found }) => /^(?:reports|sales)/.test(what) && expected !== found,
    );
    const now = JSON.stringify(late);
    looks = now === before ? looks + 1 : 0;
    before = now;
    if (late.length === 0 || looks === looksMost) return checks;
    await delay(1000);
  }
}
