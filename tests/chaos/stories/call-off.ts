import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { untilAnswered } from '../until-answered.ts';
import type { Bought } from './place.ts';
import { send } from './send.ts';
import type { Telling } from './telling.ts';

/** Has a carrier fetch a parcel, and calls it off before it comes. */
export async function callOff(shop: ChaosShop, bought: Bought, telling: Telling): Promise<void> {
  const { orderId } = bought.placed;
  const shipmentId = await send(shop, bought, telling, { bookWith: 'sandbox' });
  telling.before('call off');
  answerOf(await untilAnswered(() => shop.owner.order.cancelParcel({ orderId, shipmentId })));
}
