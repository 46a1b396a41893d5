import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { claim, remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { insertAttempt, insertTest } from '../../store/webhook/delivery-log.ts';
import { findTarget } from '../../store/webhook/endpoints.ts';
import { isTaken } from './is-taken.ts';
import { sendSigned } from './send-signed.ts';
import type { WebhookTools } from './webhook-tools.ts';

/**
 * Sends an endpoint one event that means nothing, paused or not, and gives what it answered. The key is claimed before, so that a
 * request that comes twice at once sends one.
 */
export async function testWebhook(
  tools: WebhookTools,
  { endpointId }: InputTo<'gateway', 'testWebhook'>,
): Promise<ResultOf<'gateway', 'testWebhook'>> {
  const target = await tools.db.row(findTarget(endpointId));
  if (!target) return refuse('not-found', 'There is no such endpoint.');
  const claims = tools.context.isResumed ? [] : claim(tools);
  if (claims.length > 0) await tools.db.flight(claims);
  const deliveryId = uuidv7();
  const { url, sealedSecret, sealedPrevious, sentAt } = target;
  const at = new Date(sentAt * 1000).toISOString();
  const body = JSON.stringify({ type: 'webhook.test', timestamp: at, key: deliveryId, version: 1, data: {} });
  const sending = { deliveryId, body, url, sealedSecret, sealedPrevious, sentAt };
  const outcome = await sendSigned(tools, sending, new AbortController().signal);
  tools.killPoint('gateway.webhook.after-test');
  const { status, error, durationMs, answer: text } = outcome;
  const isDelivered = isTaken(outcome);
  const attempt = { at, status, error, durationMs, answer: text };
  const answer = { deliveryId, isDelivered, attempt };
  await tools.db.flight([
    insertTest(deliveryId, endpointId, body, isDelivered ? 'delivered' : 'parked'),
    insertAttempt(uuidv7(), deliveryId, status, error, durationMs, text),
    insertStaffAction(uuidv7(), nameOf(tools.context.subject), 'webhook.tested', endpointId),
    ...remember(tools, answer),
  ]);
  return answer;
}
