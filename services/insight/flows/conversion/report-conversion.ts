import { isRefusal, refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { readPeriod } from '../../domain/sales/read-period.ts';
import { rowCursor } from '../../domain/sales/row-cursor.ts';
import { reportConversionDays } from '../../store/conversion/steps.ts';

const defaultLimit = 31;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** How far visitors of a market came on the days of a period, the newest first. */
export async function reportConversion(
  tools: Tools<'insight'>,
  { cursor, limit = defaultLimit, ...asked }: InputTo<'insight', 'reportConversion'>,
): Promise<ResultOf<'insight', 'reportConversion'>> {
  const period = readPeriod(asked);
  if (isRefusal(period)) return period;
  const [from, to, market] = period;
  const before = cursor === undefined ? undefined : rowCursor.read(cursor);
  if (cursor !== undefined && !(before && day.test(before.id))) {
    return refuse('invalid-input', 'The cursor is not of this report.', { path: '/cursor' });
  }
  const rows = await tools.db.rows(
    reportConversionDays(from, to, market, before?.id ?? 'infinity', limit + 1),
  );
  const days = rows.slice(0, limit);
  const last = days.at(-1);
  return { days, nextCursor: rows.length > limit && last ? rowCursor.write(null, last.day) : null };
}
