import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import { readWord } from '../../domain/steering/read-word.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { writeBoost } from '../../store/steering/boosts.ts';

/** Has products found earlier or later. */
export async function setBoost(
  tools: Tools<'insight'>,
  { boostId, target, word: typed, factor, startsAt, endsAt, reason }: InputTo<'insight', 'setBoost'>,
): Promise<ResultOf<'insight', 'setBoost'>> {
  const word = typed === null ? null : readWord(typed, 'zh');
  if (word === undefined)
    return refuse('value-invalid', 'A boost is for one word or all.', { path: '/word' });
  if (factor === 1) return refuse('value-invalid', 'A factor of 1 changes nothing.', { path: '/factor' });
  if (startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt)) {
    return refuse('value-invalid', 'The end must come after the start.', { path: '/endsAt' });
  }
  const who = whoIs(tools.context.subject);
  await tools.db.flight([
    writeBoost(boostId, target, word, factor, startsAt, endsAt, reason, who),
    insertStaffAction(uuidv7(), who, 'boost.set', boostId),
  ]);
  return {};
}
