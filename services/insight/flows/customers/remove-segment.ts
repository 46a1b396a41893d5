import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { deleteSegment } from '../../store/customers/segments.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';

/** Takes a segment away; its customers stay as they are. */
export async function removeSegment(
  tools: Tools<'insight'>,
  { segmentId }: InputTo<'insight', 'removeSegment'>,
): Promise<ResultOf<'insight', 'removeSegment'>> {
  await tools.db.flight([
    deleteSegment(segmentId),
    insertStaffAction(uuidv7(), whoIs(tools.context.subject), 'segment.removed', segmentId),
  ]);
  return {};
}
