import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { deleteBoost } from '../../store/steering/boosts.ts';

/** Takes a boost away. */
export async function removeBoost(
  tools: Tools<'insight'>,
  { boostId }: InputTo<'insight', 'removeBoost'>,
): Promise<ResultOf<'insight', 'removeBoost'>> {
  await tools.db.flight([
    deleteBoost(boostId),
    insertStaffAction(uuidv7(), whoIs(tools.context.subject), 'boost.removed', boostId),
  ]);
  return {};
}
