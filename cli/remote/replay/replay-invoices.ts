import type { Client } from '../../../apps/client/client.ts';
import { inChunks } from '../../../tools/replay/in-chunks.ts';
import type { InvoicePlan } from '../../../tools/replay/invoice-plan.ts';
import { inFlight } from './in-flight.ts';
import { sendInvoices } from './send-invoices.ts';

const chunksInFlight = 4;

/** Is told after each chunk how many invoices were sent without a gap, and what this run has sent of the file. */
export type Note = (done: number, sent: { invoices: number; lines: number }) => Promise<void>;

type Replaying = {
  plans: AsyncIterable<InvoicePlan>;
  /** So many invoices were sent by an earlier run, all of them whole; they are passed over. */
  done: number;
  note: Note;
};

/** Sends invoices, several chunks at a time; never more than these are held in memory. */
export async function replayInvoices(client: Client, { plans, done, note }: Replaying): Promise<void> {
  const ends = new Map<number, number>();
  let reached = done;
  const sent = { invoices: 0, lines: 0 };
  await inFlight(inChunks(plans, done), chunksInFlight, async (chunk) => {
    await sendInvoices(client, chunk.plans);
    sent.invoices += chunk.plans.length;
    for (const { lines } of chunk.plans) sent.lines += lines;
    ends.set(chunk.begins, chunk.begins + chunk.plans.length);
    for (let end = ends.get(reached); end !== undefined; end = ends.get(reached)) {
      ends.delete(reached);
      reached = end;
    }
    await note(reached, sent);
  });
}
