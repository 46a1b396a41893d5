import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../../apps/client/client.ts';
import { answerOf, RemoteError } from '../connect.ts';

type PaymentMethod = Parameters<Client['order']['checkout']>[0]['paymentMethod'];

const card = { type: 'card', expiryMonth: 12, expiryYear: 2035, securityCode: '123' } as const;
/** Test cards of the sandbox: one that pays, one that is declined. */
const goodCard: PaymentMethod = { ...card, number: '4242424242424242' };
const declinedCard: PaymentMethod = { ...card, number: '4000000000000002' };
const shippingAddress = {
  name: 'Sam Shopper',
  country: 'GB',
  city: 'Leeds',
  line1: '1 Market Street',
  postalCode: 'LS1 6DT',
};
const looksMost = 50;
const lookEveryMs = 100;

/**
 * Lets the customer of the demo shop have bought: an order that was paid, sent, delivered and reviewed, one that is on
 * its way, one that waits for its payment and one whose card was declined. `staff` sends the parcels.
 */
export async function shopAsCustomer(customer: Client, staff: Client, email: string): Promise<void> {
  const goods = await findGoods(customer);
  const [mug, card2, box, bag] = goods;
  if (!mug || !card2 || !box || !bag) throw new RemoteError('the demo shop has too few goods in stock');
  const delivered = await buy(customer, email, mug.variantId, goodCard);
  const onItsWay = await buy(customer, email, card2.variantId, goodCard);
  await buy(customer, email, box.variantId, { type: 'qr' });
  await buy(customer, email, bag.variantId, declinedCard);
  const { shipmentId } = await send(staff, delivered);
  await send(staff, onItsWay);
  answerOf(await staff.order.markDelivered({ orderId: delivered, shipmentId }));
  await review(customer, mug.productId);
}

type Goods = { productId: string; variantId: string };

async function findGoods(customer: Client): Promise<Goods[]> {
  const found: Goods[] = [];
  for (const query of ['mug', 'card', 'box', 'bag']) {
    const { products } = answerOf(
      await customer.insight.searchProducts({ query, locale: 'en-gb', limit: 20 }),
    );
    const card = products.find(
      ({ isAvailable, productId }) => isAvailable && found.every((each) => each.productId !== productId),
    );
    if (!card) continue;
    const { variants } = answerOf(await customer.catalog.getProduct({ slug: card.slug, locale: 'en-gb' }));
    const variant = variants.find(({ availability }) => availability.state === 'in-stock');
    if (variant) found.push({ productId: card.productId, variantId: variant.variantId });
  }
  return found;
}

/** Orders one piece and gives the order; a declined card is what we asked for. */
async function buy(
  customer: Client,
  email: string,
  variantId: string,
  paymentMethod: PaymentMethod,
): Promise<string> {
  const lines = [{ variantId, quantity: 1 }];
  const { cartToken } = answerOf(await customer.order.createCart({ locale: 'en-gb', lines }));
  const { shippingMethods } = answerOf(
    await customer.order.setCartDetails({ cartToken, email, shippingAddress }),
  );
  const shippingMethod = shippingMethods[0]?.code ?? '';
  const { totals } = answerOf(await customer.order.setCartDetails({ cartToken, shippingMethod }));
  const reply = await customer.order.checkout({ cartToken, expectedTotal: totals.total, paymentMethod });
  if (!reply.isOk && reply.problem.code === 'payment-declined') return '';
  return answerOf(reply).orderId;
}

async function send(staff: Client, orderId: string) {
  const parcel = { orderId, reference: 'demo', carrier: 'Royal Mail', trackingNumber: 'RM123456785GB' };
  return answerOf(await staff.order.ship(parcel));
}

/** Only who bought may review, and the catalog hears of the purchase a little later. */
async function review(customer: Client, productId: string): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    const reply = await customer.catalog.writeReview({
      productId,
      rating: 5,
      title: 'Just right',
      text: 'Well packed, quickly here, and it looks better than I thought.',
      locale: 'en-gb',
    });
    if (!reply.isOk && reply.problem.code === 'not-allowed' && looks < looksMost) await delay(lookEveryMs);
    else {
      answerOf(reply);
      return;
    }
  }
}
