import type { Tools } from '#runtime/tools.ts';

const safetyNetSeconds = 900;

/**
 * How long an unpaid order, or what was `added` to one, keeps its goods: the order's own deadline, and the catalog's safety net
 * after it.
 */
export function holdSeconds(
  tools: Pick<Tools, 'setting'>,
  by: 'tried' | 'added' = 'tried',
): { untilDeadline: number; atCatalog: number } {
  const untilDeadline = tools.setting(
    by === 'added' ? 'order.additionHoldSeconds' : 'order.unpaidHoldSeconds',
  );
  return { untilDeadline, atCatalog: untilDeadline + safetyNetSeconds };
}
