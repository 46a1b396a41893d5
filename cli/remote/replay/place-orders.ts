import type { Client } from '../../../apps/client/client.ts';
import type { InvoicePlan } from '../../../tools/replay/invoice-plan.ts';
import { RemoteError } from '../connect.ts';
import { askUntilAnswered } from './ask-until-answered.ts';

/** Where a sale line of the file stands in the shop; `lineReference` is `536365/7`. */
export type PlacedLine = { lineReference: string; orderId: string; lineId: string };

/** Places the orders of plans, or finds those that were placed before, and gives where each of their lines stands. */
export async function placeOrders(client: Client, plans: readonly InvoicePlan[]): Promise<PlacedLine[]> {
  const ordering = plans.flatMap(({ order, orderLines }) => (order ? [{ order, orderLines }] : []));
  if (ordering.length === 0) return [];
  const orders = ordering.map(({ order }) => order);
  const { results } = await askUntilAnswered(async () => {
    const reply = await client.order.placeDraftOrders({ orders });
    // What somebody else has in hand is free again soon; the whole is sent again, and finds what was placed.
    const busy = reply.isOk && reply.answer.results.find((each) => isBusy(each));
    if (!busy) return reply;
    const problem = {
      status: 409,
      code: 'version-conflict',
      title: 'In other hands',
      detail: busy.reference,
    } as const;
    return { isOk: false, problem, headers: reply.headers };
  });
  return results.flatMap((result, index) => {
    if (result.outcome === 'refused') {
      throw new RemoteError(`order ${result.reference} was refused (${result.code}): ${result.detail}`);
    }
    const references = ordering[index]?.orderLines ?? [];
    return result.lineIds.flatMap((lineId, place) => {
      const lineReference = references[place];
      return lineReference === undefined ? [] : [{ lineReference, orderId: result.orderId, lineId }];
    });
  });
}

type Result = { outcome: 'placed' } | { outcome: 'refused'; code: string };

const isBusy = (result: Result): boolean =>
  result.outcome === 'refused' && result.code === 'version-conflict';
