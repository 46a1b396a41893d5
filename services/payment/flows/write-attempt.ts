import type { RiskRuleName } from '#contracts/payment/review.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Step } from '#runtime/db/statement.ts';
import type { Attempt } from '../domain/attempt.ts';
import { judgeRisk, type RiskCounts, type RiskVerdict } from '../domain/risk/judge-risk.ts';
import { readRiskRules } from '../domain/risk/read-risk-rules.ts';
import { ensureAttempt } from '../store/attempts.ts';
import { countSignals, lockSignals, noteSignal } from '../store/risk/signals.ts';
import type { PaymentTools } from './provider-of.ts';

/** The rules in the order in which they are counted. */
const counted = [
  'card-declines',
  'buyer-declines',
  'client-declines',
  'buyer-cards',
  'client-cards',
  'buyer-small',
  'client-small',
  'client-payments',
] as const satisfies readonly RiskRuleName[];

const allowed: RiskVerdict = { verdict: 'allow', rules: [] };

/**
 * Writes an attempt down, or finds it, and says what the rules make of it. Attempts of one card, buyer or network address
 * are counted one after another, so that many at once do not pass together.
 */
export async function writeAttempt(
  tools: PaymentTools,
  input: InputTo<'payment', 'pay'>,
  isHeld: boolean,
): Promise<{ attempt: Attempt & { isNew: boolean }; risk: RiskVerdict }> {
  const { attemptId, amount, buyerKey = null, cardKey = null } = input;
  const clientKey = tools.context.client ?? null;
  const ensure = ensureAttempt(
    attemptId,
    input.orderId,
    input.orderNumber,
    tools.resources.defaultProvider,
    input.method.type,
    amount.amountMinor,
    amount.currency,
    isHeld,
  );
  if (!buyerKey && !cardKey && !clientKey) {
    return { attempt: written(await tools.db.row(ensure)), risk: allowed };
  }
  const rules = readRiskRules(tools.setting('payment.riskRules'));
  const windows = counted.map((name) => rules[name]?.withinSeconds ?? 0);
  const isSmall = amount.amountMinor <= tools.setting('payment.smallMinor');
  const steps: Step[] = [
    lockSignals(cardKey, buyerKey, clientKey),
    ensure,
    noteSignal(attemptId, cardKey, buyerKey, clientKey, isSmall),
    countSignals(attemptId, cardKey, buyerKey, clientKey, windows),
  ];
  const [, [attempt], , [counts]] = (await tools.db.flight(steps)) as [
    unknown[],
    (Attempt & { isNew: boolean })[],
    unknown[],
    RiskCounts[],
  ];
  if (!counts) throw new Error('nothing was counted');
  return { attempt: written(attempt), risk: judgeRisk(counts, rules) };
}

function written<Row>(attempt: Row | undefined): Row {
  if (!attempt) throw new Error('an attempt was neither written nor found');
  return attempt;
}
