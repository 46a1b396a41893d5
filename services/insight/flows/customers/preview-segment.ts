import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findRuleFault } from '../../domain/customers/find-rule-fault.ts';
import { countFitting } from '../../store/customers/segments.ts';

const countMost = 10_001;
const shown = 10;

/** How many customers a rule would fit just now, and some of them. */
export async function previewSegment(
  tools: Tools<'insight'>,
  rule: InputTo<'insight', 'previewSegment'>,
): Promise<ResultOf<'insight', 'previewSegment'>> {
  const fault = findRuleFault(rule);
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const { currency, daysSinceLeast, daysSinceMost, ordersLeast, ordersMost } = rule;
  const found = await tools.db.row(
    countFitting(
      currency,
      daysSinceLeast,
      daysSinceMost,
      ordersLeast,
      ordersMost,
      rule.valueMinorLeast,
      rule.valueMinorMost,
      countMost,
      shown,
    ),
  );
  return found ?? { size: 0, customerIds: [] };
}
