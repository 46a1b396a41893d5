import type { SegmentRule } from '../../api/use-segments.ts';

/** Whether a rule limits anything, and its limits on values have a currency: else it can be neither tried nor saved. */
export function hasLimit(rule: SegmentRule): boolean {
  const { currency, valueMinorLeast, valueMinorMost, ordersLeast, ordersMost } = rule;
  const hasValue = valueMinorLeast !== null || valueMinorMost !== null;
  if (hasValue && currency === null) return false;
  const others = [ordersLeast, ordersMost, rule.daysSinceLeast, rule.daysSinceMost];
  return hasValue || others.some((limit) => limit !== null);
}
