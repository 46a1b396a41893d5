import { locales, markets } from '#contracts/markets.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { rowCursor } from '../../domain/sales/row-cursor.ts';
import { bandsOf } from '../../domain/stock/bands-of.ts';
import { paceOf } from '../../domain/stock/pace-of.ts';
import { listAges, listAgesAt, type AgeRow } from '../../store/stock/ages.ts';

const defaultLimit = 50;
const defaultDays = 30;
const place = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\S+)$/;
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** A page of goods on hand by variant and location, with their ages and their pace. */
export async function reportStockAges(
  tools: Tools<'insight'>,
  asked: InputTo<'insight', 'reportStockAges'>,
): Promise<ResultOf<'insight', 'reportStockAges'>> {
  const { locale, locationId, days = defaultDays, unsoldDays, cursor, limit = defaultLimit } = asked;
  const after = cursor === undefined ? { key: '0001-01-01', id: `${nobody} -` } : rowCursor.read(cursor);
  const [, afterVariant, afterLocation] = place.exec(after?.id ?? '') ?? [];
  const { key } = after ?? {};
  const isOurs = typeof key === 'string' && dayForm.test(key);
  if (!isOurs || afterVariant === undefined || afterLocation === undefined) {
    return refuse('invalid-input', 'The cursor is not of this report.', { path: '/cursor' });
  }
  const today = dayOf(new Date().toISOString(), 'GBP');
  const unsoldSince = unsoldDays === undefined ? null : firstDay(today, unsoldDays);
  const behind = [key, afterVariant, afterLocation] as const;
  const values = [today, locale, firstDay(today, days), unsoldSince, ...behind, limit + 1] as const;
  const found = await tools.db.rows(
    locationId === undefined ? listAges(...values) : listAgesAt(...values, locationId),
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const isMore = found.length > limit && last !== undefined;
  return {
    currency: markets[locales[locale].market].currency,
    accounts: rows.map((row) => toAccount(row, days)),
    nextCursor: isMore ? rowCursor.write(last.oldestOn, `${last.variantId} ${last.locationId}`) : null,
  };
}

const nobody = '00000000-0000-0000-0000-000000000000';

function toAccount(row: AgeRow, days: number) {
  const { priceMinor, quantities, onHandOfVariant, ...account } = row;
  const bands = bandsOf((band) => {
    const quantity = quantities[band] ?? 0;
    return { quantity, valueMinor: quantity * (priceMinor ?? 0) };
  });
  return {
    ...account,
    valueMinor: priceMinor === null ? null : priceMinor * row.onHand,
    bands,
    ...paceOf({ soldQuantity: row.soldQuantity, onHand: onHandOfVariant, days }),
  };
}
