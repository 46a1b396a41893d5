import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { wasAnswered } from '../../domain/return/move-return.ts';
import { whoIs } from '../../domain/who-is.ts';
import { findReturn } from '../../store/return/returns.ts';
import { moveReturn } from './move-return.ts';

/** Approves a return, or refuses it with a reason; the same answer again changes nothing, also when the return has gone on since. */
export async function answerReturn(
  tools: Tools<'order'>,
  { returnId, decision, reason }: InputTo<'order', 'answerReturn'>,
): Promise<ResultOf<'order', 'answerReturn'>> {
  if (decision === 'refuse' && reason === undefined) {
    return refuse('value-invalid', 'Say why: the buyer is told.', { path: '/reason' });
  }
  const known = await tools.db.row(findReturn(returnId));
  if (!known) return refuse('not-found', 'There is no such return.');
  if (wasAnswered(known.state, decision)) return known;
  const who = whoIs(tools.context.subject);
  const why = reason ?? 'The goods may be sent back.';
  const answer = decision === 'refuse' ? (reason ?? null) : null;
  const moved = await moveReturn(tools, known, decision, { who, why, answer });
  if (moved === undefined) return refuse('order-state', 'The return was answered already.');
  if (moved === 'moved') return refuse('version-conflict', 'It has changed meanwhile; look at it again.');
  return moved;
}
