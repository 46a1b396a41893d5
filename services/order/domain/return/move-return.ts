import type { ReturnValue } from '#contracts/order/return.ts';

export type ReturnState = ReturnValue['state'];
export type ReturnMove = 'approve' | 'refuse' | 'expire' | 'receive' | 'close';

/** Which state a move leads to, from which; what is not here is not possible. */
const moves: Record<ReturnMove, { from: ReturnState; to: ReturnState }> = {
  approve: { from: 'requested', to: 'approved' },
  refuse: { from: 'requested', to: 'refused' },
  expire: { from: 'approved', to: 'expired' },
  receive: { from: 'approved', to: 'received' },
  close: { from: 'received', to: 'closed' },
};

/** The state a move leads to; undefined where it is not possible. */
export function moveReturn(state: ReturnState, move: ReturnMove): ReturnState | undefined {
  return moves[move].from === state ? moves[move].to : undefined;
}

const answers: Record<'approve' | 'refuse', readonly ReturnState[]> = {
  approve: ['approved', 'expired', 'received', 'closed'],
  refuse: ['refused'],
};

/** Whether a return was answered so, whatever has become of it since. */
export function wasAnswered(state: ReturnState, decision: 'approve' | 'refuse'): boolean {
  return answers[decision].includes(state);
}

/** What happens by itself when the deadline of a resting state has come. */
export function moveWhenDue(state: ReturnState): ReturnMove | undefined {
  if (state === 'requested') return 'approve';
  return state === 'approved' ? 'expire' : undefined;
}
