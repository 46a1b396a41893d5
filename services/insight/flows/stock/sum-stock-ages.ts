import { locales, markets } from '#contracts/markets.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { dayOf } from '../../domain/sales/day-of.ts';
import { bandsOf } from '../../domain/stock/bands-of.ts';
import { sumAges } from '../../store/stock/ages.ts';

/** All goods on hand by age. */
export async function sumStockAges(
  tools: Tools<'insight'>,
  { locale, locationId }: InputTo<'insight', 'sumStockAges'>,
): Promise<AnswerOf<'insight', 'sumStockAges'>> {
  const today = dayOf(new Date().toISOString(), 'GBP');
  const sums = await tools.db.rows(sumAges(today, locale, locationId ?? null));
  const total = (of: (sum: (typeof sums)[number]) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  return {
    currency: markets[locales[locale].market].currency,
    quantity: total(({ quantity }) => quantity),
    valueMinor: total(({ valueMinor }) => valueMinor),
    withoutPrice: total(({ withoutPrice }) => withoutPrice),
    bands: bandsOf((band) => sums.find((sum) => sum.band === band) ?? { quantity: 0, valueMinor: 0 }),
  };
}
