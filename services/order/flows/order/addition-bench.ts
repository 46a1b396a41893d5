import type { Subject } from '#contracts/access.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { CallName, InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';

type Room = {
  ask: <C extends CallName<'order'>>(
    call: C,
    input: InputTo<'order', C>,
    as?: { subject?: Subject },
  ) => Promise<ResultOf<'order', C>>;
  run: (job: string) => Promise<void>;
};
type World = {
  attempts: Map<string, { orderId: string; capturedMinor: number; refundedMinor: number }>;
};

const staff: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['orders.read', 'orders.write'],
  },
};

/**
 * What tests of additions ask again and again; `set` makes the system look at an order next, past its deadline where that `isOver`.
 */
export function additionBench(
  room: Room,
  { attempts }: World,
  set: (orderId: string, isOver: boolean) => Promise<unknown>,
) {
  const see = async (orderId: string): Promise<OrderValue> => {
    const order = await room.ask('getOrder', { orderId }, staff);
    if (isRefusal(order)) throw new Error(order.detail);
    return order;
  };
  const sweep = async (orderId: string, isOver = false) => {
    await set(orderId, isOver);
    await room.run('sweep-unfinished');
  };
  return {
    see,
    sweep,
    /** Adds at the version that the order has now, under a reference of its own. */
    add: async (orderId: string, more: Partial<InputTo<'order', 'addToOrder'>>) => {
      const version = more.version ?? (await see(orderId)).version;
      const wish = { orderId, reference: uuidv7(), reason: 'Asked by phone', ...more, version };
      return room.ask('addToOrder', wish, staff);
    },
    /** Its deadline has come, and the system looks. */
    overdue: (orderId: string) => sweep(orderId, true),
    /** An addition as the buyer of its order finds it. */
    ownOf: async (order: { orderId: string; orderKey: string }, additionId: string) => {
      const shown = await room.ask('getOrder', order);
      if (isRefusal(shown)) throw new Error(shown.detail);
      const found = shown.additions?.find(({ orderId }) => orderId === additionId);
      return { orderId: additionId, orderKey: found?.orderKey ?? '' };
    },
    /** What payment keeps of an order's money, in minor units. */
    kept: (orderId: string) =>
      [...attempts.values()]
        .filter((attempt) => attempt.orderId === orderId)
        .reduce((sum, { capturedMinor, refundedMinor }) => sum + capturedMinor - refundedMinor, 0),
    documents: async (orderId: string) => {
      const listed = await room.ask('listDocuments', { orderId }, staff);
      if (isRefusal(listed)) throw new Error(listed.detail);
      return listed.documents.map(({ kind, total }) => [kind, total.amountMinor]);
    },
  };
}
