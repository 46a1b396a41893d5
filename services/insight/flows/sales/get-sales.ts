import { minorDigits, type Currency } from '#contracts/money.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { firstDay } from '../../domain/sales/first-day.ts';
import { listFigures } from '../../store/sales/figures.ts';

const defaultDays = 30;

/** The figures of the last days, today included, each currency by the clock of its market. */
export async function getSales(
  tools: Tools<'insight'>,
  { days = defaultDays }: InputTo<'insight', 'getSales'>,
): Promise<ResultOf<'insight', 'getSales'>> {
  const now = new Date().toISOString();
  const currencies = Object.keys(minorDigits) as Currency[];
  const firstDays = currencies.map((currency) => firstDay(dayOf(now, currency), days));
  return { days: await tools.db.rows(listFigures(currencies, firstDays)) };
}
