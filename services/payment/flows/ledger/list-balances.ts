import type { Currency } from '#contracts/money.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { balanceCursor, firstPlace, readBalanceCursor } from '../../domain/ledger/balance-cursor.ts';
import { listBalances as findBalances } from '../../store/ledger-days.ts';
import type { PaymentTools } from '../provider-of.ts';

const pageSize = 100;

/** The accounts of the ledger over some days, for staff. */
export async function listBalances(
  tools: PaymentTools,
  { from, to, cursor, limit = pageSize }: InputTo<'payment', 'listBalances'>,
): Promise<ResultOf<'payment', 'listBalances'>> {
  if (from > to) return refuse('invalid-input', 'The last day is before the first.', { path: '/to' });
  const after = cursor === undefined ? firstPlace : readBalanceCursor(cursor);
  if (!after) return refuse('invalid-input', 'This is no cursor of this list.', { path: '/cursor' });
  const { account, provider, currency } = after;
  const rows = await tools.db.rows(findBalances(from, to, account, provider, currency, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    balances: page.map((row) => ({
      ...row,
      provider: row.provider === '' ? null : row.provider,
      // Stored currencies came in by the contract.
      currency: row.currency as Currency,
      closingMinor: row.openingMinor + row.debitMinor - row.creditMinor,
    })),
    nextCursor: rows.length > limit && last ? balanceCursor(last) : null,
  };
}
