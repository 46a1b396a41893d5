import type { InvoicePlan } from './invoice-plan.ts';

/** Plans that are sent together; `begins` is how many invoices stand before them. */
export type Chunk = { begins: number; plans: InvoicePlan[] };

/** What one request may hold, of orders and of their lines. */
const ORDERS = 40;
const LINES = 800;

const sizeOf = ({ receipts, order }: InvoicePlan): number =>
  Math.max(receipts.length, order?.lines.length ?? 0);

/**
 * Cuts plans into chunks of at most 40 invoices and 800 lines, in their order; one larger invoice is a chunk alone. The
 * first `passOver` plans are left out.
 */
export async function* inChunks(plans: AsyncIterable<InvoicePlan>, passOver: number): AsyncGenerator<Chunk> {
  let chunk: Chunk = { begins: passOver, plans: [] };
  let lines = 0;
  let place = 0;
  for await (const plan of plans) {
    place += 1;
    if (place <= passOver) continue;
    const size = sizeOf(plan);
    if (chunk.plans.length === ORDERS || (chunk.plans.length > 0 && lines + size > LINES)) {
      yield chunk;
      chunk = { begins: chunk.begins + chunk.plans.length, plans: [] };
      lines = 0;
    }
    chunk.plans.push(plan);
    lines += size;
  }
  if (chunk.plans.length > 0) yield chunk;
}
