import { refuse } from '#contracts/refusals.ts';
import type { Neighbours } from '#contracts/services.ts';

type User = Partial<Neighbours<'order'>['user']>;

/** What the user room knows of customers; tests add to it. */
export type FakeUser = {
  /** Whose proved e-mail an address is. */
  proved: Map<string, string>;
  /** How many points a customer can spend, and the groups they are in. */
  points: Map<string, number>;
  groups: Map<string, string[]>;
  /** What orders hold of them. */
  holds: Map<string, { customerId: string; points: number; state: 'held' | 'committed' | 'released' }>;
};

/** Gives a test world customers. */
export function fakeUser(world: { neighbours: { user?: User } }): FakeUser {
  const known: FakeUser = { proved: new Map(), points: new Map(), groups: new Map(), holds: new Map() };
  const { points, holds } = known;
  const user: User = {
    provedCustomer: ({ customerId, email }) => {
      const found = [...known.proved].find(([address, id]) =>
        customerId ? id === customerId : address === email,
      );
      if (!found) return Promise.resolve(refuse('not-found', 'Nobody has proved it.'));
      return Promise.resolve({ email: found[0], customerId: found[1] });
    },
    customerFacts: ({ customerId }) => {
      const freePoints = points.get(customerId) ?? 0;
      return Promise.resolve({ groups: known.groups.get(customerId) ?? [], freePoints });
    },
    customerGroups: ({ customerIds }) => {
      const groupsOf = (customerId: string) => known.groups.get(customerId);
      const customers = customerIds.flatMap((customerId) => {
        const groups = groupsOf(customerId);
        return groups ? [{ customerId, groups }] : [];
      });
      return Promise.resolve({ customers });
    },
    reservePoints: ({ orderId, customerId, points: count }) => {
      const free = points.get(customerId) ?? 0;
      if (holds.has(orderId)) return Promise.resolve({});
      if (count > free) {
        return Promise.resolve(refuse('amount-exceeds', 'Too few.', { data: { freePoints: free } }));
      }
      points.set(customerId, free - count);
      holds.set(orderId, { customerId, points: count, state: 'held' });
      return Promise.resolve({});
    },
    commitPoints: ({ orderId }) => {
      const hold = holds.get(orderId);
      if (!hold || hold.state === 'released') return Promise.resolve(refuse('not-found', 'No points.'));
      hold.state = 'committed';
      return Promise.resolve({});
    },
    releasePoints: ({ orderId }) => {
      const hold = holds.get(orderId);
      if (hold && hold.state !== 'released') {
        points.set(hold.customerId, (points.get(hold.customerId) ?? 0) + hold.points);
        hold.state = 'released';
      }
      return Promise.resolve({});
    },
  };
  Object.assign(world.neighbours.user ?? {}, user);
  return known;
}
