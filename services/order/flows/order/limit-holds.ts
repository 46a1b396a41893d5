import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { mailboxOf } from '../../domain/abuse/mailbox-of.ts';
import { mayHoldMore } from '../../domain/abuse/may-hold-more.ts';
import { placeOf } from '../../domain/abuse/place-of.ts';
import type { ReadyCart } from '../../domain/draft-order.ts';
import type { HoldKeys } from '../../domain/order.ts';
import { limitOnDelivery } from '../../store/on-delivery/on-delivery.ts';
import {
  limitUnpaidOfAddress,
  limitUnpaidOfCard,
  limitUnpaidOrders,
  lockUnpaidOrders,
} from '../../store/unpaid-orders.ts';

type Buyer = Pick<ReadyCart, 'email' | 'shippingAddress'>;

/** Whose an order of a cart is, for whoever counts the unpaid ones: hashes, from which nobody can be told. */
export function holdKeysOf(
  { hashOf }: Pick<Tools, 'hashOf'>,
  { email, shippingAddress }: Buyer,
  cardKey: string | null,
): Required<HoldKeys> & { buyerKey: string; addressKey: string } {
  return {
    buyerKey: hashOf('mailbox', mailboxOf(email)),
    addressKey: hashOf('place', placeOf(shippingAddress)),
    cardKey,
  };
}

/**
 * The steps that refuse one order more than a mailbox, an account, a delivery address or a card may hold unpaid, also when
 * many are placed at once. None for those who order for others.
 */
export function limitHolds(
  { setting, context }: Pick<Tools, 'setting' | 'context'>,
  { email, customerId, isOnDelivery }: { email: string; customerId: string | null; isOnDelivery: boolean },
  { buyerKey, addressKey, cardKey }: ReturnType<typeof holdKeysOf>,
): Step[] {
  if (mayHoldMore(context.subject)) return [];
  const holders = [
    `mailbox ${buyerKey}`,
    `place ${addressKey}`,
    ...(customerId === null ? [] : [`customer ${customerId}`]),
    ...(cardKey === null ? [] : [`card ${cardKey}`]),
  ];
  return [
    lockUnpaidOrders(holders),
    limitUnpaidOrders(email, buyerKey, customerId, setting('order.maxUnpaidOrders')),
    limitUnpaidOfAddress(addressKey, setting('order.maxUnpaidPerAddress')),
    ...(cardKey === null ? [] : [limitUnpaidOfCard(cardKey, setting('order.maxUnpaidPerCard'))]),
    ...(isOnDelivery ? [limitOnDelivery(email, buyerKey, customerId, setting('order.maxOnDelivery'))] : []),
  ];
}
