import { money } from '#contracts/money.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readOrderNumber } from '../../domain/order-number.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import {
  countOrdersBy,
  listOrdersBy,
  listOrdersByNumber,
  type ListedBy,
  type ListedOrder,
} from '../../store/order-list.ts';

type Input = InputTo<'order', 'listOrders'>;
type Found = { rows: ListedOrder[]; count: number };

const pageSize = 24;

/** Orders for staff from one end: all, or by one of state, stage of fulfilment, customer, being overdue, and number. */
export async function listOrders(
  tools: Tools<'order'>,
  input: Input,
): Promise<ResultOf<'order', 'listOrders'>> {
  const { cursor, limit = pageSize, withCount = false } = input;
  const after = cursor === undefined ? null : readPageCursor(cursor);
  if (after === undefined)
    return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  if (countNarrowings(input) > 1)
    return refuse('invalid-input', 'Ask by one thing: a state, a customer, or what is overdue.', {
      path: '/isOverdue',
    });
  const { rows, count } = await findPage(tools, input, after, limit + 1);
  const listed = rows.slice(0, limit);
  const last = listed.at(-1);
  return {
    orders: listed.map(({ totalMinor, currency, ...order }) => ({
      ...order,
      total: money(totalMinor, currency),
    })),
    nextCursor: rows.length > limit && last ? pageCursor(last.orderId) : null,
    ...(withCount ? { count } : {}),
  };
}

async function findPage(
  tools: Tools<'order'>,
  input: Input,
  after: string | null,
  limit: number,
): Promise<Found> {
  const { orderNumber, state, fulfilment, sort = 'newest', withCount } = input;
  const none = { rows: [], count: 0 };
  if (orderNumber !== undefined) {
    const number = readOrderNumber(orderNumber);
    if (number === undefined) return none;
    const found = await tools.db.rows(listOrdersByNumber(number, state ?? null));
    const rows = found.filter((order) => isAt(order, fulfilment));
    return { rows, count: rows.length };
  }
  if (fulfilment !== undefined && (state ?? 'paid') !== 'paid') return none;
  const [by, value] = narrowingOf(input);
  const page = listOrdersBy(by, sort)(value, after, limit);
  if (!withCount) return { rows: await tools.db.rows(page), count: 0 };
  const [rows, [counted]] = await tools.db.together([page, countOrdersBy(by)(value)]);
  return { rows, count: counted?.count ?? 0 };
}

function narrowingOf({ state, fulfilment, customerId, isOverdue }: Input): [ListedBy, string | null] {
  if (customerId !== undefined) return ['customer', customerId];
  if (isOverdue) return ['overdue', null];
  if (fulfilment !== undefined) return ['fulfilment', fulfilment];
  return state === undefined ? ['all', null] : ['state', state];
}

function isAt(order: ListedOrder, fulfilment: Input['fulfilment']): boolean {
  return fulfilment === undefined || (order.state === 'paid' && order.fulfilment === fulfilment);
}

/** By how many things that exclude each other a list is narrowed. */
function countNarrowings({ state, fulfilment, orderNumber, customerId, isOverdue }: Input): number {
  const byOrder = [state, fulfilment, orderNumber].some((each) => each !== undefined);
  return [byOrder, customerId !== undefined, isOverdue === true].filter(Boolean).length;
}
