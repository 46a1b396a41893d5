import type { RiskRuleName } from '#contracts/payment/review.ts';
import type { RiskRule, RiskRules } from './judge-risk.ts';

/** What is counted is kept for longer than that. */
const longestSeconds = 86_400;

/**
 * Reads the rules as their setting has them: `card-declines 4 8 3600, buyer-cards - 8 600`. A rule that is not there is off,
 * and of one that is there twice the last counts. Throws for anything else.
 */
export function readRiskRules(text: string): RiskRules {
  const parts = text === '' ? [] : text.split(', ');
  return Object.fromEntries(parts.map(readRule)) as RiskRules;
}

function readRule(text: string): [RiskRuleName, RiskRule] {
  const [, name, review, refuse, seconds] = /^([a-z-]+) (-|\d+) (-|\d+) (\d+)$/.exec(text) ?? [];
  if (name === undefined || review === undefined || refuse === undefined) {
    throw new Error(`"${text}" is no rule`);
  }
  const count = (word: string) => (word === '-' ? null : Number(word));
  const withinSeconds = Math.min(Number(seconds), longestSeconds);
  // The pattern of the setting knows the names.
  return [name as RiskRuleName, { reviewFrom: count(review), refuseFrom: count(refuse), withinSeconds }];
}
