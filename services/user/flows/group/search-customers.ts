import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { pageCursor, readPageCursor } from '../../domain/page-cursor.ts';
import { refuseCursor } from '../../domain/refuse-cursor.ts';
import { toPrefixPattern } from '../../domain/to-prefix-pattern.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import {
  countCustomers,
  countCustomersLike,
  listCustomers,
  listCustomersLike,
  listCustomersOf,
} from '../../store/customer/customer-list.ts';

type Input = InputTo<'user', 'searchCustomers'>;

const pageSize = 50;

/** Customers for staff, page by page: all, those that begin with something, or those of some ids. */
export async function searchCustomers(
  tools: UserTools,
  input: Input,
): Promise<ResultOf<'user', 'searchCustomers'>> {
  const { startsWith, customerIds, cursor, limit = pageSize, withCount = false } = input;
  if (startsWith !== undefined && customerIds !== undefined)
    return refuse('invalid-input', 'Send the beginning of a name, or ids.', { path: '/customerIds' });
  const before = cursor === undefined ? null : readPageCursor(cursor);
  if (before === undefined) return refuseCursor();
  const pattern = startsWith === undefined ? undefined : toPrefixPattern(startsWith);
  const [rows, counted] = await tools.db.together([
    findPage(customerIds, pattern, before, limit + 1),
    ...(withCount && !customerIds
      ? [pattern === undefined ? countCustomers() : countCustomersLike(pattern)]
      : []),
  ]);
  const customers = rows.slice(0, limit);
  const last = customers.at(-1);
  return {
    customers,
    nextCursor: last && rows.length > limit ? pageCursor(last.customerId) : null,
    ...(counted ? { count: counted[0]?.count ?? 0 } : {}),
  };
}

function findPage(
  customerIds: readonly string[] | undefined,
  pattern: string | undefined,
  before: string | null,
  limit: number,
) {
  if (customerIds !== undefined) return listCustomersOf(customerIds, before, limit);
  return pattern === undefined ? listCustomers(before, limit) : listCustomersLike(pattern, before, limit);
}
