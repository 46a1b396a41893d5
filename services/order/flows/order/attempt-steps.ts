import type { Step } from '#runtime/db/statement.ts';
import { attemptStarted } from '../../domain/attempt-started.ts';
import type { Attempt } from '../../domain/order.ts';
import { insertAttempt } from '../../store/payment-attempts.ts';
import { writeTimeline } from '../../store/timeline.ts';

/** The steps that save an attempt to pay an order, before the provider hears of it. */
export function attemptSteps(
  orderId: string,
  { attemptId, number, method, repeatHash }: Pick<Attempt, 'attemptId' | 'number' | 'method' | 'repeatHash'>,
): Step[] {
  const { what, who, why } = attemptStarted({ number, method });
  return [
    insertAttempt(attemptId, orderId, number, method, repeatHash),
    writeTimeline(orderId, what, who, why),
  ];
}
