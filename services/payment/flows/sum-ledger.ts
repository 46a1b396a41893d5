import type { Currency } from '#contracts/money.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { sumEntries } from '../store/ledger-sums.ts';
import type { PaymentTools } from './provider-of.ts';

/** The sums of the ledger by account and cause, of what was written down under references that begin so. */
export async function sumLedger(
  tools: PaymentTools,
  { reference }: InputTo<'payment', 'sumLedger'>,
): Promise<AnswerOf<'payment', 'sumLedger'>> {
  const sums = await tools.db.rows(sumEntries(reference));
  return { sums: sums.map((sum) => ({ ...sum, currency: sum.currency as Currency })) };
}
