import type { Attempt, Order } from './order.ts';

/** The order after its first attempt to pay was saved. */
export function withFirstAttempt(
  order: Order,
  { attemptId, method }: Pick<Attempt, 'attemptId' | 'method'>,
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
  return { ...order, attempts: [attempt] };
}
