import { randomUUID } from 'node:crypto';
import type { Subject } from '#contracts/access.ts';
import { events } from '#contracts/events.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { defaultSettings } from '#runtime/config/settings.ts';
import type { Reach } from '#runtime/door/room.ts';
import { openTestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { catalogService } from '../../services/catalog/service.ts';
import { orderService } from '../../services/order/service.ts';
import { paymentService } from '../../services/payment/service.ts';
import { storyProvider } from './story-provider.ts';

export const staff: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: uuidv7(),
    sessionId: uuidv7(),
    permissions: [
      'orders.read',
      'orders.write',
      'orders.fulfil',
      'promotions.write',
      'catalog.write',
      'stock.write',
      'payments.write',
    ],
  },
};

const freeShipping = {
  promotionId: uuidv7(),
  version: 0,
  market: 'gb' as const,
  title: { en: 'Sent for nothing', zh: '免运费' },
  isActive: true,
  needsCoupon: true,
  priority: 1,
  isExclusive: false,
  stacksWith: null,
  beginsAt: null,
  endsAt: null,
  conditions: {
    goods: null,
    quantityLeast: null,
    amountLeastMinor: null,
    customerGroups: null,
    weekdays: null,
    hours: null,
  },
  action: { type: 'free-shipping' as const, methods: null, amountMostMinor: null },
};

/** The events that the three rooms owe each other. */
const told = [
  'payment.settled',
  'reservation.released',
  'order.paid',
  'order.cancelled',
  'order.refunded',
] as const;
type Told = { id: number; name: (typeof told)[number]; key: string; version: number; payload: object };
type Parcel = { to: 'order' | 'payment' | 'catalog'; event: Told };
type Job = { name: string; payload: { payload: Record<string, unknown> } };

type Name = 'order' | 'payment' | 'catalog';
const names: readonly Name[] = ['order', 'payment', 'catalog'];

/** The rooms, each on a database of its own: a call of one goes to the door of the other. */
async function openRooms() {
  const pay = storyProvider();
  const resources = { providers: { story: pay.provider }, defaultProvider: 'story' };
  const paying = {
    ...paymentService,
    open: () => Promise.resolve(resources),
    close: () => Promise.resolve(),
  };
  // One buyer tells all stories, and has many cards refused.
  const payment = await openTestRoom(paying, { setting: defaultSettings({ 'payment.riskRules': '' }) });
  const catalog = await openTestRoom(catalogService);
  const user: Record<string, () => object> = {
    notify: () => ({ isNew: true }),
    provedCustomer: () => ({ refusal: 'not-found', detail: 'Nobody has proved it.' }),
  };
  const reach: Reach = async (from, to, call, input, context, idempotencyKey) => {
    const as = { caller: from, subject: context.subject, ...(idempotencyKey ? { idempotencyKey } : {}) };
    if (to === 'catalog') return (await catalog.ask(call as 'quote', input as never, as)) as unknown;
    if (to === 'payment') return (await payment.ask(call as 'pay', input as never, as)) as unknown;
    const answer = user[call];
    if (to !== 'user' || !answer) throw new Error(`nobody answers ${to}.${call}`);
    return answer();
  };
  const setting = defaultSettings({
    'order.onDeliveryGb': '999999 GB',
    'order.maxOnDelivery': 1000,
    'order.maxUnpaidOrders': 1000,
    'order.maxUnpaidPerAddress': 1000,
  });
  const order = await openTestRoom(orderService, { reach, setting });
  const rooms = { order, payment, catalog };
  const sql = <Row>(room: Name, text: string, ...values: unknown[]) =>
    rooms[room].db.rows<Row>({ name: '', text, values });

  return { rooms, pay, sql };
}

type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** What rooms have announced to each other and put off, until the story has it brought or done. */
function openPost({ rooms, sql }: Pick<Rooms, 'rooms' | 'sql'>) {
  const read: Record<Name, number> = { order: 0, payment: 0, catalog: 0 };
  const parcels: Parcel[] = [];
  const brought: Parcel[] = [];
  const jobs: { room: Name; job: Job }[] = [];

  /** Takes what was announced and scheduled since it was last looked. */
  const collect = async () => {
    for (const name of names) {
      const text = `select sequence as id, name, key, version, payload from event_log
        where sequence > $1 and name = any($2::text[]) order by sequence`;
      for (const event of await sql<Told>(name, text, read[name], told)) {
        read[name] = event.id;
        const listeners: readonly ServiceName[] = events[event.name].once;
        for (const to of names) if (listeners.includes(to)) parcels.push({ to, event });
      }
      const take = `delete from ${name}_jobs._private_jobs j using ${name}_jobs._private_tasks t
        where t.id = j.task_id returning t.identifier as name, j.payload`;
      for (const job of await sql<Job>(name, take)) jobs.push({ room: name, job });
    }
  };
  const hear = ({ to, event: { id: _id, ...event } }: Parcel) => rooms[to].hear(event as never);
  const bring = async (which: number) => {
    if (parcels.length === 0) await collect();
    const chosen = parcels[which % Math.max(1, parcels.length)];
    // What was told earlier of the same thing comes before it; others may be brought in any order.
    const first = parcels.findIndex(({ to, event }) => to === chosen?.to && event.key === chosen.event.key);
    const [parcel] = first < 0 ? [] : parcels.splice(first, 1);
    if (!parcel) return false;
    await hear(parcel);
    brought.push(parcel);
    return true;
  };
  const work = async (which: number) => {
    if (jobs.length === 0) await collect();
    const [next] = jobs.splice(which % Math.max(1, jobs.length), 1);
    if (!next) return false;
    const { room, job } = next;
    try {
      await rooms[room].run(job.name, job.payload.payload);
    } catch {
      // As the queue does: later again. What never works is found by the checks at the end.
      jobs.push(next);
    }
    return true;
  };
  /** Brings something a second time. */
  const bringAgain = async (which: number) => {
    const parcel = brought[which % Math.max(1, brought.length)];
    if (parcel) await hear(parcel);
  };
  return { bring, bringAgain, work };
}

export type StoryShop = Awaited<ReturnType<typeof openStoryShop>>;

/** The rooms of orders, goods and money in one process: calls go from door to door, events and jobs when the story says so. */
export async function openStoryShop() {
  const { rooms, pay, sql } = await openRooms();
  const offered = await rooms.order.ask('putPromotion', freeShipping, staff);
  if (isRefusal(offered)) throw new Error(offered.detail);
  return {
    ...rooms,
    pay,
    sql,
    ...openPost({ rooms, sql }),
    /** Brings one of the provider’s webhooks: any, so that they come late, twice and out of order. */
    hearProvider: async (which: number) => {
      const event = pay.webhooks[which % Math.max(1, pay.webhooks.length)];
      if (!event) return;
      const rawBody = JSON.stringify(event);
      const answer = await rooms.payment.ask('receiveWebhook', {
        provider: 'story',
        headers: pay.signed,
        rawBody,
      });
      if (isRefusal(answer) && answer.refusal !== 'not-found') throw new Error(answer.detail);
    },
    /** Time goes by: what waits to be looked at is looked at. */
    pass: async (seconds: number) => {
      const ago = `make_interval(secs => $1::float8)`;
      await sql(
        'payment',
        `update attempt set sent_at = sent_at - ${ago}, look_at = look_at - ${ago}`,
        seconds,
      );
      await sql('payment', `update refund set look_at = look_at - ${ago}`, seconds);
      await sql(
        'order',
        `update orders set look_at = look_at - ${ago}, lease_until = lease_until - ${ago} where look_at is not null`,
        seconds,
      );
      await rooms.payment.run('settle-open');
      await rooms.payment.run('resend-refunds');
      await rooms.order.run('sweep-unfinished');
    },
    /** A product of its own for each story, with so many in stock. */
    stock: async (priceMinor: number, quantity: number): Promise<string> => {
      const [productId, variantId] = [uuidv7(), uuidv7()];
      const words = { en: 'Cup', zh: '杯' };
      const prices = [
        { market: 'gb' as const, price: { amountMinor: priceMinor, currency: 'GBP' as const } },
      ];
      const variants = [{ variantId, sku: `S-${variantId}`, option: null, picture: null, prices }];
      const product = { productId, slug: `cup-${productId}`, title: words, description: words, variants };
      const rest = { categorySlugs: [], taxClass: 'standard' as const, optionName: null, popularity: 1 };
      const taken = await rooms.catalog.ask('importProducts', { products: [{ ...product, ...rest }] }, staff);
      const movements = [{ movementId: randomUUID(), variantId, quantity, reason: 'received' as const }];
      const received = await rooms.catalog.ask('receiveStock', { movements }, staff);
      for (const answer of [taken, received]) if (isRefusal(answer)) throw new Error(answer.detail);
      return variantId;
    },
    /** A coupon of its own for each story, which sends so many orders for nothing. */
    coupon: async (uses: number): Promise<string> => {
      const code = `STORY-${uuidv7().slice(-12).toUpperCase()}`;
      const limits = { beginsAt: null, endsAt: null, redemptionsMost: uses, perBuyerMost: null };
      const coupon = { code, promotionId: freeShipping.promotionId, isActive: true, ...limits, version: 0 };
      const written = await rooms.order.ask('putCoupon', coupon, staff);
      if (isRefusal(written)) throw new Error(written.detail);
      return code;
    },
    close: async () => {
      for (const name of names) await rooms[name].close();
    },
  };
}
