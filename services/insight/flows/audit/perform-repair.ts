import type { Repair } from '#contracts/breach-kind.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { recountFigures } from '../../store/audit/recount-figures.ts';

type Unrepaired = Refusal<'not-found' | 'version-conflict' | 'value-invalid'>;

/** Performs a safe repair in the name of who asks; gives what it is afterwards, in words. */
export async function performRepair(
  tools: Tools<'insight'>,
  repair: Repair,
  { rule, id }: { rule: string; id: string },
): Promise<string | Unrepaired> {
  switch (repair) {
    case 'advance-order':
      return advanceOrder(tools, id);
    case 'recount-stock':
      return recountStock(tools, id);
    case 'tell-stock': {
      const told = await tools.call.catalog.tellStock({ variantId: id });
      return isRefusal(told)
        ? refuse('not-found', told.detail)
        : `${told.level}, ${told.free} may be ordered`;
    }
    case 'recount-figures': {
      const steps = recountFigures(rule, id);
      if (steps.length === 0)
        return refuse('value-invalid', 'Of this figure a person must decide: see docs/runbooks/figures.md.');
      await tools.db.flight(steps);
      return 'made anew from its rows';
    }
  }
}

async function advanceOrder(tools: Tools<'insight'>, orderId: string): Promise<string | Unrepaired> {
  const reason = 'The books of it did not agree.';
  const order = await tools.call.order.advanceOrder({ orderId, reason });
  if (!isRefusal(order)) return `${order.state}, payment ${order.payment.state}`;
  if (order.refusal === 'order-not-found') return refuse('not-found', order.detail);
  return refuse('version-conflict', order.detail);
}

async function recountStock(tools: Tools<'insight'>, variantId: string): Promise<string | Unrepaired> {
  const stock = await tools.call.catalog.recountStock({ variantId });
  if (!isRefusal(stock)) return JSON.stringify(stock.after);
  return stock.refusal === 'variant-not-found'
    ? refuse('not-found', stock.detail)
    : refuse('value-invalid', stock.detail);
}
