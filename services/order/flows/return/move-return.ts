import type { ReturnValue } from '#contracts/order/return.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { moveReturn as nextState, type ReturnMove } from '../../domain/return/move-return.ts';
import { findReturn, moveReturnTo } from '../../store/return/returns.ts';
import { writeTimeline } from '../../store/timeline.ts';
import { tellReturn } from './tell-return.ts';

/** How long goods of an approved return may take to arrive. */
const goodsDays = 30;

const mails: { [Move in ReturnMove]?: string } = { approve: 'return-approved', refuse: 'return-rejected' };

/**
 * Approves, refuses or ends a return in one flight with its event, time line and mail. Undefined when the move is not
 * possible from its state; `moved` when somebody else was faster.
 */
export async function moveReturn(
  tools: Tools<'order'>,
  known: ReturnValue,
  move: ReturnMove,
  { who, why, answer = null }: { who: string; why: string; answer?: string | null },
): Promise<ReturnValue | 'moved' | undefined> {
  const { returnId, orderId, number } = known;
  const state = nextState(known.state, move);
  if (!state) return undefined;
  const version = known.version + 1;
  const template = mails[move];
  tools.killPoint('order.move-return.before');
  const flown = await tools.db.tryFlight([
    moveReturnTo(returnId, known.version, state, answer, state === 'approved' ? goodsDays : null),
    writeTimeline(orderId, `return-${state}`, who, `Return ${number}: ${why}`),
    tellReturn(tools, { returnId, orderId, state, version }),
    findReturn(returnId),
    ...(template ? [schedule(tools, 'send-return-mail', { returnId, template })] : []),
  ]);
  tools.killPoint('order.move-return.after');
  if (!flown.isRefused) return flown.rows[3][0];
  if (flown.refusedBy === 'return-moved') return 'moved';
  throw new Error(`return ${returnId} could not be moved: ${flown.refusedBy}`);
}
