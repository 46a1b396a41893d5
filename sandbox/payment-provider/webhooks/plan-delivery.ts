import type { Payment } from '../domain/payment.ts';
import type { Timings } from '../timings.ts';

/** When and how often an event is sent, by the payment's test card. */
export function planDelivery(
  { scenario, version }: Payment,
  timings: Timings,
): { delayMs: number; copies: number } {
  if (scenario === 'delayed_webhook') return { delayMs: timings.delayedWebhookMs, copies: 1 };
  if (scenario === 'duplicated_webhooks') return { delayMs: 0, copies: 3 };
  // Each odd version waits, so that the even one after it overtakes.
  const isOvertaken = scenario === 'reordered_webhooks' && version % 2 === 1;
  return { delayMs: isOvertaken ? timings.overtakenWebhookMs : 0, copies: 1 };
}
