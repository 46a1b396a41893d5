import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { untilAnswered } from '../until-answered.ts';
import type { Bought } from './place.ts';
import type { Telling } from './telling.ts';

/** The buyer cancels what was not sent yet. */
export async function cancel({ api }: ChaosShop, { placed }: Bought, { before }: Telling): Promise<void> {
  const { orderId, orderKey } = placed;
  before('cancel');
  answerOf(await untilAnswered(() => api.order.cancelOrder({ orderId, orderKey })));
}

/** Staff give the money of so many units back; those that were not sent go on the shelf again. */
export async function refund(
  { owner }: ChaosShop,
  { placed, lineId }: Bought,
  { before }: Telling,
  goods: 'restock' | 'keep' = 'restock',
): Promise<void> {
  before('refund');
  const lines = [{ lineId, quantity: 1, goods }];
  const wish = { orderId: placed.orderId, reference: uuidv7(), reason: 'asked', lines };
  answerOf(await untilAnswered(() => owner.order.refundLines(wish)));
}
