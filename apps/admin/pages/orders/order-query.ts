import type { OrderValue } from '#contracts/order/order.ts';
import type { InputTo } from '#contracts/services.ts';
import { readListQuery, type ListQuery } from '../../parts/list/read-list-query.ts';

type Input = InputTo<'order', 'listOrders'>;

const orderColumns = ['state', 'fulfilment', 'placed', 'customer', 'items', 'total'] as const;
export type OrderColumn = (typeof orderColumns)[number];

/** What the address of the orders asks for; what it says wrongly counts as not said. */
export type OrderQuery = ListQuery<OrderColumn> & {
  state: OrderValue['state'] | undefined;
  fulfilment: OrderValue['fulfilment'] | undefined;
  /** Goods that should be on their way and are not; said in place of a state. */
  isOverdue: boolean;
  orderNumber: string;
  sort: 'newest' | 'oldest';
};

type Known = { states: Readonly<Record<string, string>>; fulfilments: Readonly<Record<string, string>> };

/** Reads an address of the orders. */
export function readOrderQuery(parameters: URLSearchParams, { states, fulfilments }: Known): OrderQuery {
  const known = (names: Readonly<Record<string, string>>, asked: string | null) =>
    Object.keys(names).find((name) => name === asked);
  return {
    state: known(states, parameters.get('state')) as OrderQuery['state'],
    fulfilment: known(fulfilments, parameters.get('fulfilment')) as OrderQuery['fulfilment'],
    isOverdue: parameters.get('state') === 'overdue' && !parameters.get('number'),
    orderNumber: parameters.get('number') ?? '',
    sort: parameters.get('sort') === 'oldest' ? 'oldest' : 'newest',
    ...readListQuery(parameters, orderColumns),
  };
}

/** What the shop is asked for. */
export function inputOfQuery({ state, fulfilment, isOverdue, orderNumber, sort }: OrderQuery): Input {
  if (isOverdue) return { sort, isOverdue };
  return {
    sort,
    ...(state ? { state } : {}),
    ...(fulfilment ? { fulfilment } : {}),
    ...(orderNumber ? { orderNumber } : {}),
  };
}
