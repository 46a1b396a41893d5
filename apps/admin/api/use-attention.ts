import { useQueries } from '@tanstack/react-query';
import type { Permission } from '#contracts/access.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { usePermissions } from './use-permissions.ts';

const most = 100;

type Count = {
  count: number;
  /** Whether there are still more than `count`. */
  isMore: boolean;
  /** Until when the first of them should be done. */
  soonest: string | null;
};
type Source = { needs: Permission; to: string; read: () => Promise<Count> };

const sources = {
  overdue: {
    needs: 'orders.read',
    to: '/orders?state=overdue',
    read: async () => {
      const { orders, nextCursor } = await ask(api.order.listOrders({ isOverdue: true, limit: most }));
      return counted(orders, nextCursor);
    },
  },
  disputes: {
    needs: 'payments.read',
    to: '/disputes?state=opened',
    read: async () => {
      const { disputes, nextCursor } = await ask(api.payment.listDisputes({ state: 'opened', limit: most }));
      const open = disputes.filter(({ answerState }) => answerState === null || answerState === 'refused');
      return counted(
        open,
        nextCursor,
        open.map(({ answerBy }) => answerBy),
      );
    },
  },
  paymentReviews: {
    needs: 'payments.read',
    to: '/payment-reviews?state=open',
    read: async () => {
      const { reviews, nextCursor } = await ask(
        api.payment.listPaymentReviews({ state: 'open', limit: most }),
      );
      return counted(
        reviews,
        nextCursor,
        reviews.map(({ decideBy }) => decideBy),
      );
    },
  },
  returns: {
    needs: 'orders.read',
    to: '/returns?state=requested',
    read: async () => {
      const { returns, nextCursor } = await ask(
        api.order.listReturnsByState({ state: 'requested', limit: most }),
      );
      return counted(
        returns,
        nextCursor,
        returns.map(({ dueAt }) => dueAt),
      );
    },
  },
  held: {
    needs: 'orders.read',
    to: '/orders?state=authorised',
    read: async () => {
      const { orders, nextCursor } = await ask(api.order.listOrders({ state: 'authorised', limit: most }));
      return counted(orders, nextCursor);
    },
  },
  reconciliation: {
    needs: 'payments.read',
    to: '/reconciliation',
    read: async () => {
      const { standings } = await ask(api.payment.listReconciliation({}));
      const count = standings.reduce((sum, { openCases }) => sum + openCases, 0);
      return { count, isMore: false, soonest: null };
    },
  },
  reviews: {
    needs: 'catalog.write',
    to: '/reviews?state=waiting',
    read: async () => {
      const { reviews, nextCursor } = await ask(
        api.catalog.listReviewsForStaff({ state: 'waiting', limit: most }),
      );
      return counted(reviews, nextCursor);
    },
  },
  out: { needs: 'stock.write', to: '/stock?view=out', read: () => readShort('out') },
  low: { needs: 'stock.write', to: '/stock?view=low', read: () => readShort('low') },
  webhooks: {
    needs: 'config.manage',
    to: '/webhooks',
    read: async () => {
      const { endpoints } = await ask(api.gateway.listWebhooks({}));
      const stuck = endpoints.filter(
        ({ parked, pausedBecause }) => parked > 0 || (pausedBecause !== null && pausedBecause !== 'staff'),
      );
      return { count: stuck.length, isMore: false, soonest: null };
    },
  },
} as const satisfies Record<string, Source>;

export type AttentionName = keyof typeof sources;
export type Attention = Count & { name: AttentionName; to: string };

/** What waits for a person, as far as the role may see it; counted again each minute. */
export function useAttention(): {
  known: Attention[];
  isPending: boolean;
  error: Error | null;
  refetch: () => void;
} {
  const may = usePermissions();
  const asked = (Object.keys(sources) as AttentionName[]).filter((name) => may(sources[name].needs));
  return useQueries({
    queries: asked.map((name) => ({
      queryKey: ['attention', name],
      queryFn: sources[name].read,
      refetchInterval: 60_000,
    })),
    combine: (results) => ({
      known: results.flatMap(({ data }, index) => {
        const name = asked[index];
        return data && name ? [{ ...data, name, to: sources[name].to }] : [];
      }),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? null,
      refetch: () => {
        for (const result of results) if (result.error) void result.refetch();
      },
    }),
  });
}

async function readShort(level: 'low' | 'out'): Promise<Count> {
  const { variants, nextCursor } = await ask(api.catalog.listLowStock({ level, limit: most }));
  return counted(variants, nextCursor);
}

function counted(
  rows: readonly unknown[],
  nextCursor: string | null,
  due: readonly (string | null)[] = [],
): Count {
  const dates = due.filter((each) => each !== null).toSorted();
  return { count: rows.length, isMore: nextCursor !== null, soonest: dates[0] ?? null };
}
