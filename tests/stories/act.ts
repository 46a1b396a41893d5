import { isRefusal } from '#contracts/refusals.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { buyInStory } from './buy-in-story.ts';
import { noteOrder } from './note-order.ts';
import { staff, type StoryShop } from './open-story-shop.ts';
import { pick } from './pick.ts';
import type { Acting, BookedOrder, StoryBook } from './story-book.ts';
import { tendCart } from './tend-cart.ts';
import { byProvider } from './ways-to-pay.ts';

/** What happens next in a story: `which` and `some` choose among what there is. */
export type Deed = { does: keyof typeof deeds; which: number; some: number };
/** An order of which the deed makes sense; now and then any, which must say no. */
function choose(
  { book, which, some }: Acting,
  makesSense: (order: BookedOrder) => boolean,
): BookedOrder | undefined {
  return pick(some % 6 === 5 ? book.orders : book.orders.filter(makesSense), which);
}

async function pay(acting: Acting): Promise<void> {
  const { shop, some } = acting;
  const order = choose(acting, (order) => !order.isPaid && !order.isCancelled && !order.isAtDoor);
  if (!order) return;
  const { orderId, orderKey } = order;
  const paymentMethod = pick(byProvider, some) ?? { type: 'qr' };
  const answer = await shop.order.ask('payOrder', { orderId, orderKey, paymentMethod });
  if (!isRefusal(answer) && answer.state === 'paid') order.isPaid = true;
}

async function cancel(acting: Acting): Promise<void> {
  const { shop } = acting;
  const order = choose(acting, (order) => order.shipments.length === 0);
  if (!order) return;
  const { orderId, orderKey } = order;
  const answer = await shop.order.ask('cancelOrder', { orderId, orderKey });
  if (!isRefusal(answer) && answer.state === 'cancelled') order.isCancelled = true;
}

/** The deadline of an unpaid order comes. */
async function lapse(acting: Acting): Promise<void> {
  const { shop } = acting;
  const order = choose(acting, (order) => !order.isPaid);
  if (!order) return;
  order.isLapsed = true;
  const past = `update orders set pay_before = now() - interval '1 s', look_at = now() where order_id = $1 and pay_before is not null`;
  await shop.sql('order', past, order.orderId);
  await shop.order.run('sweep-unfinished');
}

async function ship(acting: Acting): Promise<void> {
  const { shop, some } = acting;
  const order = choose(acting, (order) => (order.isPaid || order.isAtDoor) && !order.isCancelled);
  const line = order && pick(order.lines, some);
  if (!order || !line) return;
  const lines = order.isAtDoor ? undefined : [{ lineId: line.lineId, quantity: 1 + (some % 2) }];
  const wish = { orderId: order.orderId, reference: uuidv7(), carrier: 'Post', ...(lines ? { lines } : {}) };
  const answer = await shop.order.ask('ship', wish, staff);
  if (isRefusal(answer)) return;
  order.shipments.push(answer.shipmentId);
  for (const { lineId, quantity } of answer.lines) {
    const sent = order.lines.find((each) => each.lineId === lineId);
    if (sent) sent.shipped += quantity;
  }
}

async function arrive(acting: Acting): Promise<void> {
  const { shop } = acting;
  const order = choose(acting, (order) => order.shipments.length > 0);
  const shipmentId = order?.shipments.at(-1);
  if (order && shipmentId)
    await shop.order.ask('markDelivered', { orderId: order.orderId, shipmentId }, staff);
}

async function cash(acting: Acting): Promise<void> {
  const { shop } = acting;
  const order = choose(acting, (order) => order.isAtDoor);
  if (!order) return;
  const answer = await shop.order.ask('recordCash', { orderId: order.orderId }, staff);
  if (!isRefusal(answer) && answer.state === 'paid') order.isPaid = true;
}

/** Moves a return on: it is asked for, then approved, then its goods arrive, to be sold again or thrown away. */
async function sendBack(acting: Acting): Promise<void> {
  const { shop, book, some } = acting;
  const order = choose(acting, (order) => order.shipments.length > 0);
  const line = order && pick(order.lines, some);
  if (!order || !line) return;
  const open = order.returns.find(({ state }) => state !== 'received');
  if (!open) {
    const lines = [{ lineId: line.lineId, quantity: 1, reason: 'damaged' as const }];
    const wish = { orderId: order.orderId, orderKey: order.orderKey, lines };
    const asked = await shop.order.ask('requestReturn', wish);
    if (!isRefusal(asked))
      order.returns.push({ returnId: asked.returnId, lineId: line.lineId, state: 'requested' });
    return;
  }
  const { returnId, lineId } = open;
  if (open.state === 'requested') {
    const answer = await shop.order.ask('answerReturn', { returnId, decision: 'approve' }, staff);
    if (!isRefusal(answer)) open.state = 'approved';
    return;
  }
  const goods = some % 3 === 0 ? 'scrap' : 'restock';
  const arrived = {
    lineId,
    quantity: 1,
    condition: goods === 'scrap' ? 'damaged' : 'as-new',
    goods,
  } as const;
  const answer = await shop.order.ask(
    'receiveReturn',
    { returnId, outcome: 'refund', lines: [arrived] },
    staff,
  );
  const back = order.lines.find((each) => each.lineId === lineId);
  if (isRefusal(answer) || open.state === 'received' || !back) return;
  open.state = 'received';
  back.kept -= 1;
  const variant = book.variants.get(back.variantId);
  if (variant && goods === 'scrap') variant.scrapped += 1;
}

async function refund(acting: Acting): Promise<void> {
  const { shop, some } = acting;
  const order = choose(acting, (order) => order.isPaid);
  const line = order && pick(order.lines, some);
  if (!order || !line) return;
  const isGoodwill = some % 4 === 0;
  const what = isGoodwill
    ? { lines: [], goodwillMinor: 50 }
    : { lines: [{ lineId: line.lineId, quantity: 1, goods: 'restock' as const }] };
  const wish = { orderId: order.orderId, reference: uuidv7(), reason: 'asked', ...what };
  const answer = await shop.order.ask('refundLines', wish, staff);
  if (isRefusal(answer)) return;
  if (isGoodwill) order.goodwillMinor += 50;
  else line.kept -= 1;
}

/** Takes a unit of a line out of an order. */
async function edit(acting: Acting): Promise<void> {
  const { shop, some } = acting;
  const order = choose(acting, (order) => order.isPaid);
  const line = order && pick(order.lines, some);
  if (!order || !line || line.kept === 0) return;
  const { orderId } = order;
  const seen = await shop.order.ask('getOrder', { orderId }, staff);
  if (isRefusal(seen)) throw new Error(seen.detail);
  const lines = [{ lineId: line.lineId, quantity: line.kept - 1 }];
  const wish = { orderId, version: seen.version, reference: uuidv7(), reason: 'asked', lines };
  const answer = await shop.order.ask('editOrder', wish, staff);
  if (!isRefusal(answer)) for (const { to } of answer.lines) line.kept = to;
}

async function add(acting: Acting): Promise<void> {
  const { shop, book, some } = acting;
  const order = choose(acting, (order) => order.isPaid || order.isAtDoor);
  const variantId = pick([...book.variants.keys()], some);
  if (!order || variantId === undefined) return;
  const { orderId, orderKey } = order;
  const seen = await shop.order.ask('getOrder', { orderId }, staff);
  if (isRefusal(seen)) throw new Error(seen.detail);
  const wish = { orderId, version: seen.version, reference: uuidv7(), reason: 'asked' };
  const lines = [{ variantId, quantity: 1 + (some % 2) }];
  const answer = await shop.order.ask('addToOrder', { ...wish, lines }, staff);
  if (isRefusal(answer)) return;
  const known = await shop.order.ask('getOrder', { orderId, orderKey });
  const added = isRefusal(known)
    ? undefined
    : known.additions?.find((each) => each.orderId === answer.orderId);
  if (!added?.orderKey) throw new Error('the buyer does not see what was added');
  await noteOrder(acting, { orderId: added.orderId, orderKey: added.orderKey }, { addsTo: order });
}

const deeds = {
  tend: tendCart,
  buy: buyInStory,
  /** Two at once, who both want the coupon. */
  rush: (acting: Acting) => Promise.all([0, 6].map((some) => buyInStory({ ...acting, some }))),
  pay,
  cancel,
  lapse,
  ship,
  arrive,
  cash,
  sendBack,
  refund,
  edit,
  add,
  complete: ({ shop, which, some }: Acting) => {
    const reference = pick(shop.pay.waiting(), which);
    if (reference !== undefined) shop.pay.complete(reference, some % 3 > 0);
  },
  lose: ({ shop, some }: Acting) => void shop.pay.losses.push(some % 2 === 0 ? 'before' : 'after'),
  hear: ({ shop, which }: Acting) => shop.hearProvider(which),
  bring: ({ shop, which }: Acting) => shop.bring(which),
  bringAgain: ({ shop, which }: Acting) => shop.bringAgain(which),
  work: ({ shop, which }: Acting) => shop.work(which),
  pass: ({ shop, some }: Acting) => shop.pass(some),
} satisfies Record<string, (acting: Acting) => unknown>;

/** Does one thing, and notes in the book what its answer promised. */
export async function act(shop: StoryShop, book: StoryBook, { does, which, some }: Deed): Promise<void> {
  await deeds[does]({ shop, book, which, some });
}
