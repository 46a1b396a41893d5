import type { Locale, Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Tools } from '#runtime/tools.ts';
import { readPeriod } from '../../domain/sales/read-period.ts';
import { rowCursor } from '../../domain/sales/row-cursor.ts';
import type { SoldRow } from '../../store/sales/reports.ts';

type Asked = {
  from: string;
  to: string;
  market: Market;
  currency?: Currency;
  locale: Locale;
  cursor?: string;
  limit?: number;
};

type Report = (
  from: string,
  to: string,
  market: string,
  currency: string,
  afterRevenueMinor: number | null,
  afterId: string | null,
  limit: number,
  locale: string,
) => Step<SoldRow>;

const defaultLimit = 50;

/** One page of what sold within a period, by a report's statement; the ids of its rows are of the form `isId` knows. */
export async function listSold(
  tools: Tools<'insight'>,
  report: Report,
  isId: RegExp,
  { cursor, limit = defaultLimit, locale, ...asked }: Asked,
): Promise<{ rows: SoldRow[]; nextCursor: string | null } | Refusal<'invalid-input'>> {
  const period = readPeriod(asked);
  if (isRefusal(period)) return period;
  const after = cursor === undefined ? undefined : rowCursor.read(cursor);
  if (cursor !== undefined && !(after && Number.isSafeInteger(after.key) && isId.test(after.id))) {
    return refuse('invalid-input', 'The cursor is not of this report.', { path: '/cursor' });
  }
  const key = after ? (after.key as number) : null;
  const found = await tools.db.rows(report(...period, key, after?.id ?? null, limit + 1, locale));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { rows, nextCursor: isMore ? rowCursor.write(last.revenueMinor, last.id) : null };
}
