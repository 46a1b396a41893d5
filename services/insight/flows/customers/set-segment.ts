import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { findRuleFault } from '../../domain/customers/find-rule-fault.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { findSegment, writeSegment } from '../../store/customers/segments.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';

/**
 * Writes the rule of a segment if nobody has changed it since it was seen; customers are sorted by it as soon as a job
 * gets to it. A repeat changes nothing.
 */
export async function setSegment(
  tools: Tools<'insight'>,
  { segmentId, title, version, ...rule }: InputTo<'insight', 'setSegment'>,
): Promise<ResultOf<'insight', 'setSegment'>> {
  const fault = findRuleFault(rule);
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const who = whoIs(tools.context.subject);
  const flown = await tools.db.tryFlight([
    writeSegment(
      segmentId,
      title.en,
      title.zh,
      rule.currency,
      rule.daysSinceLeast,
      rule.daysSinceMost,
      rule.ordersLeast,
      rule.ordersMost,
      rule.valueMinorLeast,
      rule.valueMinorMost,
      version,
      who,
    ),
    insertStaffAction(uuidv7(), who, 'segment.set', segmentId),
    schedule(tools, 'sort-customers', {}, { key: 'sort-customers' }),
  ]);
  if (!flown.isRefused) return { version: version + 1 };
  if (flown.refusedBy !== 'version-conflict')
    throw new Error(`the segment was refused by ${flown.refusedBy}`);
  const known = await tools.db.row(findSegment(segmentId));
  const isThere = known && isDeepStrictEqual({ ...known }, { ...known, title, ...rule });
  if (isThere) return { version: known.version };
  return refuse('version-conflict', 'Somebody else changed the segment meanwhile; look at it again.');
}
