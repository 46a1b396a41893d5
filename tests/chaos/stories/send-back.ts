import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { untilAnswered } from '../until-answered.ts';
import type { Bought } from './place.ts';
import { send } from './send.ts';
import type { Telling } from './telling.ts';

/** Ships a line, and takes a unit of it back: for its money, or for another one. */
export async function sendBack(
  shop: ChaosShop,
  bought: Bought,
  telling: Telling,
  outcome: 'refund' | 'exchange',
): Promise<void> {
  const { api, owner } = shop;
  const { orderId, orderKey } = bought.placed;
  const { lineId } = bought;
  const { before } = telling;
  const shipmentId = await send(shop, bought, telling);
  before('deliver');
  answerOf(await untilAnswered(() => owner.order.markDelivered({ orderId, shipmentId })));
  before('request');
  const wish = { orderId, orderKey, lines: [{ lineId, quantity: 1, reason: 'damaged' as const }] };
  const once = { idempotencyKey: uuidv7() };
  const { returnId } = answerOf(await untilAnswered(() => api.order.requestReturn(wish, once)));
  before('answer');
  answerOf(await untilAnswered(() => owner.order.answerReturn({ returnId, decision: 'approve' })));
  before('receive');
  const lines = [{ lineId, quantity: 1, condition: 'as-new' as const, goods: 'restock' as const }];
  answerOf(await untilAnswered(() => owner.order.receiveReturn({ returnId, outcome, lines })));
}
