import { randomBytes } from 'node:crypto';
import { money } from '#contracts/money.ts';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { AdditionPlan } from '../../domain/addition/addition.ts';
import { draftAddition } from '../../domain/addition/draft-addition.ts';
import { viewAddition } from '../../domain/addition/view-addition.ts';
import type { Order } from '../../domain/order.ts';
import { whoIs } from '../../domain/who-is.ts';
import {
  findAdditionByReference,
  insertAddition,
  touchForAddition,
} from '../../store/addition/order-additions.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findOrder, insertOrder } from '../../store/orders.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { leaseOf } from './grip-of.ts';
import { newOrderNumber } from './new-order-number.ts';
import { offerAddition } from './offer-addition.ts';
import { planOrderAddition } from './plan-order-addition.ts';
import { takeOrder } from './take-order.ts';

type Input = InputTo<'order', 'addToOrder'>;
type Answer = ResultOf<'order', 'addToOrder'>;

/** What the database says when the order was moved, or this addition was written, meanwhile. */
const movedMeanwhile: ReadonlySet<string> = new Set([
  'order-moved',
  'order_additions_reference',
  'order_additions_version',
  'orders_order_number',
]);

/**
 * Adds to an order of which nothing was sent: an order of its own is placed beside it, at the version that staff saw, its goods are
 * held, and its buyer is asked to pay it. What dies midway is undone by the sweeper or taken up by the repeat.
 */
export async function addToOrder(tools: Tools<'order'>, input: Input): Promise<Answer> {
  const { orderId, reference } = input;
  const hash = inputHash(input);
  const [[order], [known]] = await tools.db.together([
    findOrder(orderId),
    findAdditionByReference(orderId, reference),
  ]);
  if (!order) return refuse('order-not-found', 'There is no such order.');
  if (known) return answerKnown(tools, known, hash);
  if (order.version !== input.version) return refuseMoved();
  const plan = await planOrderAddition(tools, order, input);
  if (isRefusal(plan)) return plan;
  tools.killPoint('order.add-to-order.before-placed');
  const placed = await place(tools, order, { input, plan, hash });
  tools.killPoint('order.add-to-order.after-placed');
  if (placed) return offer(tools, placed);
  // The same request may have come twice at once.
  const written = await tools.db.row(findAdditionByReference(orderId, reference));
  return written ? answerKnown(tools, written, hash) : refuseMoved();
}

/** Writes the addition, in hand; undefined when the order was moved meanwhile. */
async function place(
  tools: Tools<'order'>,
  order: Order,
  { input, plan, hash }: { input: Input; plan: AdditionPlan; hash: string },
): Promise<Order | undefined> {
  const draft = draftAddition(order, plan, {
    orderId: uuidv7(),
    orderNumber: newOrderNumber(),
    orderKey: randomBytes(24).toString('base64url'),
    lineIds: plan.lines.map(() => uuidv7()),
  });
  const { orderId, orderNumber, locale, totalMinor, currency } = draft;
  const { holder, leaseMs } = leaseOf(tools);
  const who = whoIs(tools.context.subject);
  const what = plan.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
  const delivery = plan.delivery && JSON.stringify(plan.delivery);
  const payload = { orderId, locale, total: money(totalMinor, currency) };
  const flown = await tools.db.tryFlight([
    touchForAddition(order.orderId, order.version),
    insertOrder(JSON.stringify(draft), holder, leaseMs),
    insertAddition(orderId, order.orderId, input.reference, hash, order.version, delivery),
    writeTimeline(orderId, 'placed', who, `Staff added it to order ${order.orderNumber}.`),
    writeTimeline(order.orderId, 'added', who, `${input.reason} (${what}: addition ${orderNumber})`),
    announce(tools, 'order.placed', { key: orderId, version: 1, payload }),
    findOrder(orderId),
  ]);
  if (!flown.isRefused) {
    const [placed] = flown.rows.at(-1) as Order[];
    if (!placed) throw new Error(`addition ${orderId} was placed and is not there`);
    return placed;
  }
  if (movedMeanwhile.has(flown.refusedBy)) return undefined;
  throw new Error(`the addition could not be placed: ${flown.refusedBy}`);
}

/** What became of an addition that was placed before; one that waits to be offered is taken up. */
async function answerKnown(
  tools: Tools<'order'>,
  known: { additionId: string; inputHash: string },
  hash: string,
): Promise<Answer> {
  if (known.inputHash !== hash) {
    return refuse('already-exists', 'This reference was used for another addition to the order.', {
      path: '/reference',
    });
  }
  const addition = await tools.db.row(findOrder(known.additionId));
  if (!addition) throw new Error(`addition ${known.additionId} is gone`);
  if (addition.state !== 'placed') return viewAddition(addition, addition.currency, 'staff');
  const taken = await takeOrder(tools, addition);
  return isRefusal(taken) ? taken : offer(tools, taken);
}

async function offer(tools: Tools<'order'>, placed: Order): Promise<Answer> {
  const offered = await offerAddition(tools, placed);
  return isRefusal(offered) ? offered : viewAddition(offered, offered.currency, 'staff');
}

function refuseMoved() {
  return refuse('version-conflict', 'The order has changed since this was worked out; look at it again.');
}
