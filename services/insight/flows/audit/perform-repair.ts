import { setTimeout as delay } from 'node:timers/promises';
import type { Repair } from '#contracts/breach-kind.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { findHeardVersion } from '../../store/audit/find-heard-version.ts';
import { recountFigures } from '../../store/audit/recount-figures.ts';

const hearMostMs = 5000;
const hearLookMs = 100;

type Unrepaired = Refusal<'not-found' | 'version-conflict' | 'value-invalid'>;

/** Performs a safe repair in the name of who asks; gives what it is afterwards, in words. */
export async function performRepair(
  tools: Tools<'insight'>,
  repair: Repair,
  { room, rule, id }: { room: string; rule: string; id: string },
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
    case 'tell-product':
      return tellProduct(tools, id, room === 'insight');
    case 'recount-coupon': {
      const coupon = await tools.call.order.recountCoupon({ code: id });
      return isRefusal(coupon) ? coupon : `${coupon.redeemed} uses of ${coupon.buyers} buyers`;
    }
    case 'settle-payment': {
      const settled = await tools.call.payment.settleNow({ id });
      return isRefusal(settled) ? settled : settled.state;
    }
    case 'recount-points': {
      const points = await tools.call.user.recountPoints({ customerId: id });
      return isRefusal(points) ? points : `${points.balance}, of which ${points.reserved} reserved`;
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

/** Waits, where this room's own rule is broken, until it has heard what was told: whoever looks again sees what came of it. */
async function tellProduct(
  tools: Tools<'insight'>,
  productId: string,
  isHeardHere: boolean,
): Promise<string | Unrepaired> {
  const told = await tools.call.catalog.tellProduct({ productId });
  if (isRefusal(told)) return refuse('not-found', told.detail);
  const words = `told of as version ${told.version}`;
  if (!isHeardHere) return words;
  for (const endMs = performance.now() + hearMostMs; performance.now() < endMs; await delay(hearLookMs)) {
    const heard = await tools.db.row(findHeardVersion(productId));
    if (heard && heard.version >= told.version) return words;
  }
  return `${words}, and not heard of here yet`;
}

async function recountStock(tools: Tools<'insight'>, variantId: string): Promise<string | Unrepaired> {
  const stock = await tools.call.catalog.recountStock({ variantId });
  if (!isRefusal(stock)) return JSON.stringify(stock.after);
  return stock.refusal === 'variant-not-found'
    ? refuse('not-found', stock.detail)
    : refuse('value-invalid', stock.detail);
}
