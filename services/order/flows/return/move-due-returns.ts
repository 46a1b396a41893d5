import type { Tools } from '#runtime/tools.ts';
import { moveWhenDue } from '../../domain/return/move-return.ts';
import { findDueReturns } from '../../store/return/returns.ts';
import { moveReturn } from './move-return.ts';

const batchSize = 200;

/** The timer of returns: what nobody answered in time counts as approved, what did not arrive in time has ended. */
export async function moveDueReturns(tools: Tools<'order'>): Promise<void> {
  for (const due of await tools.db.rows(findDueReturns(batchSize))) {
    const move = moveWhenDue(due.state);
    if (!move) continue;
    const why = move === 'approve' ? 'Nobody answered in time.' : 'The goods did not arrive in time.';
    await moveReturn(tools, due, move, { who: 'system', why });
  }
}
