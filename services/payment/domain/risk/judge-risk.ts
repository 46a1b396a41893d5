import type { ReviewValue, RiskRuleName } from '#contracts/payment/review.ts';

/** From which count on a payment waits for a person, and from which it is refused; null for never. */
export type RiskRule = { reviewFrom: number | null; refuseFrom: number | null; withinSeconds: number };
/** A rule that is not there is off. */
export type RiskRules = Readonly<Partial<Record<RiskRuleName, RiskRule>>>;
/** What was counted by each rule, each in its own time. */
export type RiskCounts = Readonly<Record<RiskRuleName, number>>;
type MatchedRule = ReviewValue['rules'][number];

/** What becomes of a payment before it is sent, and the rules that say so. */
export type RiskVerdict = { verdict: 'allow' | 'review' | 'refuse'; rules: MatchedRule[] };

/** The strictest that any rule says counts; the rules that say it are named. */
export function judgeRisk(counts: RiskCounts, rules: RiskRules): RiskVerdict {
  const entries = Object.entries(rules) as [RiskRuleName, RiskRule][];
  const matching = (fromOf: (rule: RiskRule) => number | null): MatchedRule[] =>
    entries.flatMap(([name, rule]) => {
      const [counted, from] = [counts[name], fromOf(rule)];
      if (from === null || counted < from) return [];
      return [{ rule: name, counted, from, withinSeconds: rule.withinSeconds }];
    });
  const refusing = matching(({ refuseFrom }) => refuseFrom);
  if (refusing.length > 0) return { verdict: 'refuse', rules: refusing };
  const reviewing = matching(({ reviewFrom }) => reviewFrom);
  return { verdict: reviewing.length > 0 ? 'review' : 'allow', rules: reviewing };
}
