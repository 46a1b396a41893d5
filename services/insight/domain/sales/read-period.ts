import { markets, type Market } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

type Period = { from: string; to: string; market: Market; currency?: Currency };

const daysMost = 366;
const dayMs = 86_400_000;

/** A period as statements take it: first and last day, market, currency; refused when it is empty or longer than 366 days. */
export function readPeriod({
  from,
  to,
  market,
  currency = markets[market].currency,
}: Period): [string, string, string, string] | Refusal<'invalid-input'> {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) return refuse('invalid-input', 'The period ends before it begins.', { path: '/to' });
  if (days > daysMost) return refuse('invalid-input', 'A period has 366 days at most.', { path: '/from' });
  return [from, to, market, currency];
}
