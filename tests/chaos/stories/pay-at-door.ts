import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import type { Placed } from '../purchase.ts';
import { untilAnswered } from '../until-answered.ts';
import { refund } from './change-mind.ts';
import { place } from './place.ts';
import { send } from './send.ts';
import type { Telling } from './telling.ts';

/** What is paid at the door is taken there, and a unit of it paid back; or not taken at all. */
export async function payAtDoor(
  shop: ChaosShop,
  telling: Telling,
  atDoor: 'taken' | 'left',
): Promise<Placed[]> {
  const bought = await place(shop, telling, { method: { type: 'on-delivery' } });
  const { orderId } = bought.placed;
  if (!bought.order) return [bought.placed];
  await send(shop, bought, telling);
  if (atDoor === 'left') {
    telling.before('refuse');
    answerOf(await untilAnswered(() => shop.owner.order.refuseAtDoor({ orderId, goods: 'restock' })));
    return [bought.placed];
  }
  telling.before('cash');
  answerOf(await untilAnswered(() => shop.owner.order.recordCash({ orderId })));
  await refund(shop, bought, telling, 'keep');
  return [bought.placed];
}
