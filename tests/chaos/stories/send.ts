import { uuidv7 } from '#runtime/uuidv7.ts';
import { answerOf } from '../../support/shopper.ts';
import type { ChaosShop } from '../chaos-shop.ts';
import { untilAnswered } from '../until-answered.ts';
import type { Bought } from './place.ts';
import type { Telling } from './telling.ts';

/** Sends so many units of an order, also by a carrier that is told to fetch them; gives the shipment. */
export async function send(
  { owner }: ChaosShop,
  { placed, lineId }: Bought,
  { before }: Telling,
  { quantity = 2, bookWith }: { quantity?: number; bookWith?: string } = {},
): Promise<string> {
  before('ship');
  const booking = bookWith === undefined ? {} : { bookWith };
  const lines = [{ lineId, quantity }];
  const parcel = { orderId: placed.orderId, reference: uuidv7(), carrier: 'Post', lines, ...booking };
  return answerOf(await untilAnswered(() => owner.order.ship(parcel))).shipmentId;
}
