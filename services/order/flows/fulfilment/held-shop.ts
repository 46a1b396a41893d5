import type { Subject } from '#contracts/access.ts';
import type { CallName, InputTo, ResultOf } from '#contracts/services.ts';
import { isRefusal } from '#contracts/refusals.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Holds } from './fake-holds.ts';

type Wish = InputTo<'order', 'ship'>;
type World = {
  attempts: Map<
    string,
    { attemptId: string; orderId: string; outcome: string } & Record<
      'amountMinor' | 'capturedMinor' | 'refundedMinor',
      number
    >
  >;
};
type Room = {
  ask: <C extends CallName<'order'>>(
    call: C,
    input: InputTo<'order', C>,
    as?: { subject?: Subject; idempotencyKey?: string },
  ) => Promise<ResultOf<'order', C>>;
};

const staff: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId: '0198a000-0000-7000-8000-000000000001',
    sessionId: '0198a000-0000-7000-8000-000000000002',
    permissions: ['orders.read', 'orders.write', 'orders.fulfil'],
  },
};

/** What tests of a shop that takes money as goods are sent ask of it again and again. */
export function heldShop(room: Room, world: World, holds: Holds) {
  const look = async (orderId: string) => {
    const order = await room.ask('getOrder', { orderId }, staff);
    if (isRefusal(order)) throw new Error(order.detail);
    return order;
  };
  return {
    staff,
    look,
    /** Sends so many of a line, or all that is left. */
    wish: ({ orderId, lineId }: { orderId: string; lineId: string }, quantity: number | null): Wish => ({
      orderId,
      reference: uuidv7(),
      carrier: 'Royal Mail',
      ...(quantity === null ? {} : { lines: [{ lineId, quantity }] }),
    }),
    ship: (wish: Wish) => room.ask('ship', wish, staff),
    refund: (orderId: string, more: Partial<InputTo<'order', 'refundLines'>>) =>
      room.ask('refundLines', { orderId, reference: uuidv7(), reason: 'r', lines: [], ...more }, staff),
    /** What payment held, took, let go and gave back for an order, and how its buyer's payment stands. */
    books: async (orderId: string) => {
      const attempts = [...world.attempts.values()].filter((each) => each.orderId === orderId);
      const sum = (of: (attempt: (typeof attempts)[number]) => number) =>
        attempts.reduce((total, attempt) => total + of(attempt), 0);
      return {
        heldMinor: sum(({ amountMinor }) => amountMinor),
        takenMinor: sum(({ capturedMinor }) => capturedMinor),
        letGoMinor: sum(({ attemptId, outcome, amountMinor }) =>
          outcome === 'voided' ? amountMinor : (holds.voided.get(attemptId) ?? 0),
        ),
        backMinor: sum(({ refundedMinor }) => refundedMinor),
        state: (await look(orderId)).payment.state,
      };
    },
  };
}
