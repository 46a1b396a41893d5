import type { CollectionRule, Condition } from '../../api/use-collections.ts';

/** The rule when every condition says what it shall find; null while one does not. */
export function wholeRule(rule: CollectionRule | null): CollectionRule | null {
  if (!rule || rule.conditions.length === 0) return null;
  return rule.conditions.every(isWhole) ? rule : null;
}

/** A condition of a kind that says nothing yet. */
export function emptyCondition(kind: Condition['kind']): Condition {
  switch (kind) {
    case 'category':
    case 'brand':
      return { kind, slugs: [] };
    case 'attribute':
      return { kind, key: '', values: [] };
    case 'number':
      return { kind, key: '' };
    case 'price':
      return { kind, market: 'gb' };
    case 'in-stock':
      return { kind };
    case 'new':
      return { kind, days: 30 };
  }
}

function isWhole(condition: Condition): boolean {
  switch (condition.kind) {
    case 'category':
    case 'brand':
      return condition.slugs.length > 0;
    case 'attribute':
      return condition.key !== '' && condition.values.length > 0;
    case 'number':
      return condition.key !== '' && isRange(condition.from, condition.to);
    case 'price':
      return isRange(condition.fromMinor, condition.toMinor);
    case 'in-stock':
      return true;
    case 'new':
      return condition.days >= 1;
  }
}

function isRange(from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return false;
  return from === undefined || to === undefined || from <= to;
}
