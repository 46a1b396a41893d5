import type { Client } from '../../../apps/client/client.ts';
import { inChunks } from '../../../tools/replay/in-chunks.ts';
import type { InvoicePlan, Refund, RefundPart } from '../../../tools/replay/invoice-plan.ts';
import { askUntilAnswered } from './ask-until-answered.ts';
import { inFlight } from './in-flight.ts';
import { placeOrders, type PlacedLine } from './place-orders.ts';

const requestsInFlight = 4;

/** Is told how many cancellation lines were given back, of how many. */
export type NoteRefund = (done: number, of: number) => void;

type GivingBack = {
  plans: () => AsyncIterable<InvoicePlan>;
  noteRefund: NoteRefund;
};

/**
 * Gives back what cancellations say, line by line, goods and money. All orders must have been placed; they are found by
 * sending those again that are meant. A refund has a name of its own, so that a repeat changes nothing.
 */
export async function giveBack(client: Client, { plans, noteRefund }: GivingBack): Promise<void> {
  const refunds: Refund[] = [];
  for await (const plan of plans()) refunds.push(...plan.refunds);
  const wanted = new Set(refunds.flatMap(({ parts }) => parts.map(({ lineReference }) => lineReference)));
  const placed = await findPlaced(client, plans(), wanted);
  let done = 0;
  await inFlight(refunds, requestsInFlight, async (refund) => {
    for (const { orderId, parts } of byOrder(refund.parts, placed)) {
      const { reference, reason, at } = refund;
      const lines = parts.map(({ lineId, quantity, amountMinor }) => ({
        lineId,
        quantity,
        amountMinor,
        goods: 'restock' as const,
      }));
      await askUntilAnswered(() =>
        client.order.refundLines({ orderId, reference, lines, reason, refundedAt: at }),
      );
    }
    done += 1;
    noteRefund(done, refunds.length);
  });
}

async function findPlaced(
  client: Client,
  plans: AsyncIterable<InvoicePlan>,
  wanted: ReadonlySet<string>,
): Promise<Map<string, PlacedLine>> {
  const placed = new Map<string, PlacedLine>();
  await inFlight(inChunks(withLines(plans, wanted), 0), requestsInFlight, async (chunk) => {
    for (const line of await placeOrders(client, chunk.plans)) {
      if (wanted.has(line.lineReference)) placed.set(line.lineReference, line);
    }
  });
  return placed;
}

async function* withLines(
  plans: AsyncIterable<InvoicePlan>,
  wanted: ReadonlySet<string>,
): AsyncGenerator<InvoicePlan> {
  for await (const plan of plans) if (plan.orderLines.some((line) => wanted.has(line))) yield plan;
}

type PlacedPart = RefundPart & { lineId: string };

/** The parts of a cancellation by the order that they belong to. */
function byOrder(
  parts: readonly RefundPart[],
  placed: ReadonlyMap<string, PlacedLine>,
): { orderId: string; parts: PlacedPart[] }[] {
  const orders = new Map<string, PlacedPart[]>();
  for (const part of parts) {
    const line = placed.get(part.lineReference);
    if (!line) throw new Error(`the shop has no line of ${part.lineReference}`);
    const known = orders.get(line.orderId) ?? [];
    known.push({ ...part, lineId: line.lineId });
    orders.set(line.orderId, known);
  }
  return [...orders].map(([orderId, some]) => ({ orderId, parts: some }));
}
