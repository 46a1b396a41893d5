import type { Currency } from '#contracts/money.ts';
import type { AnswerOf } from '#contracts/services.ts';
import { findReadDays, findStandings } from '../../store/reconciliation/standings.ts';
import type { PaymentTools } from '../provider-of.ts';

/** What each provider holds here and there, for staff. */
export async function listReconciliation(
  tools: PaymentTools,
): Promise<AnswerOf<'payment', 'listReconciliation'>> {
  const [standings, days] = await tools.db.together([findStandings(), findReadDays()]);
  const readDays = new Map(days.map(({ provider, day }) => [provider, day]));
  return {
    standings: standings.map((standing) => ({
      ...standing,
      currency: standing.currency as Currency,
      readDay: readDays.get(standing.provider) ?? null,
      differenceMinor: standing.thereMinor - standing.hereMinor,
    })),
  };
}
