import type { WebhookEventName } from '#contracts/gateway/webhook-events.ts';
import type { DeliveredEvent } from '#runtime/tools.ts';
import { webhookBody } from '../../domain/webhook/webhook-body.ts';
import { insertDeliveries, lockLanesOf } from '../../store/webhook/deliveries.ts';
import type { WebhookTools } from './webhook-tools.ts';

/**
 * Writes events, no two of one key, down for every endpoint that is told of them, once however often they are heard, and wakes
 * their couriers.
 */
export async function recordEvents(
  tools: WebhookTools,
  events: readonly DeliveredEvent<WebhookEventName>[],
): Promise<void> {
  const bodies = events.map((event) => {
    const body = webhookBody(event);
    if (body === undefined) throw new Error(`${event.name} does not leave the shop`);
    return body;
  });
  tools.killPoint('gateway.webhook.before-record');
  const names = events.map(({ name }) => name);
  const keys = events.map(({ key }) => key);
  const eventIds = events.map(({ eventId }) => eventId);
  const occurredAts = events.map(({ occurredAt }) => occurredAt);
  const [, told] = await tools.db.flight([
    lockLanesOf(keys),
    insertDeliveries(names, keys, eventIds, bodies, occurredAts),
  ]);
  tools.killPoint('gateway.webhook.after-record');
  const endpointIds = new Set(told.map(({ endpointId }) => endpointId));
  tools.resources.webhooks.couriers.wake(tools, [...endpointIds]);
}
