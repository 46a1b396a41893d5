import { attemptStarted } from './attempt-started.ts';
import type { Attempt, Order } from './order.ts';

/** The order after its first attempt to pay was saved at an instant of the database. */
export function withFirstAttempt(
  order: Order,
  { attemptId, method, at }: Pick<Attempt, 'attemptId' | 'method'> & { at: string },
): Order {
  const attempt: Attempt = {
    attemptId,
    number: 1,
    repeatHash: null,
    method,
    state: 'started',
    declineCode: null,
    nextAction: null,
    capturedMinor: 0,
    refundedMinor: 0,
  };
  return { ...order, attempts: [attempt], timeline: [...order.timeline, { at, ...attemptStarted(attempt) }] };
}
