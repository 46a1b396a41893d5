import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { rowCursor } from '../../domain/sales/row-cursor.ts';
import { reportUnsold as findUnsold } from '../../store/sales/reports.ts';

const defaultLimit = 50;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Variants that can be had and were not sold for so many days. */
export async function reportUnsold(
  tools: Tools<'insight'>,
  { days, locale, cursor, limit = defaultLimit }: InputTo<'insight', 'reportUnsold'>,
): Promise<ResultOf<'insight', 'reportUnsold'>> {
  const after = cursor === undefined ? undefined : rowCursor.read(cursor);
  const key = after?.key ?? null;
  const isOurs = after && uuid.test(after.id) && (key === null || (typeof key === 'string' && day.test(key)));
  if (cursor !== undefined && !isOurs) {
    return refuse('invalid-input', 'The cursor is not of this report.', { path: '/cursor' });
  }
  const sinceDay = firstDay(dayOf(new Date().toISOString(), 'GBP'), days);
  const found = await tools.db.rows(
    findUnsold(sinceDay, locale, key as string | null, after?.id ?? null, limit + 1),
  );
  const variants = found.slice(0, limit);
  const last = variants.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return { variants, nextCursor: isMore ? rowCursor.write(last.lastSoldOn, last.variantId) : null };
}
