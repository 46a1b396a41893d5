import { isDeepStrictEqual } from 'node:util';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { checkWebhookUrl } from '../../domain/webhook/check-webhook-url.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { hurryDeliveries } from '../../store/webhook/deliveries.ts';
import {
  findEndpoint,
  requireEndpoint,
  updateEndpoint,
  type EndpointRow,
} from '../../store/webhook/endpoints.ts';
import type { WebhookTools } from './webhook-tools.ts';

/**
 * Changes an endpoint, pauses it or lets it go on; what it waits for goes out at once then. A repeat of the same change is
 * answered alike and changes nothing.
 */
export async function updateWebhook(
  tools: WebhookTools,
  input: InputTo<'gateway', 'updateWebhook'>,
): Promise<ResultOf<'gateway', 'updateWebhook'>> {
  const { endpointId, version, url, description, isActive } = input;
  const events = [...new Set(input.events)];
  const fault = checkWebhookUrl(url, { allowsPrivate: tools.setting('gateway.webhookAllowsPrivate') });
  if (fault) return fault;
  const who = nameOf(tools.context.subject);
  const changed = await tools.db.tryFlight([
    requireEndpoint(endpointId, version),
    updateEndpoint(endpointId, version, url, description, events, isActive, who),
    insertStaffAction(uuidv7(), who, 'webhook.changed', endpointId),
    ...(isActive ? [hurryDeliveries(endpointId)] : []),
  ]);
  if (changed.isRefused) {
    const now = await tools.db.row(findEndpoint(endpointId));
    if (!now) return refuse('not-found', 'There is no such endpoint.');
    if (isAsAsked(now, { ...input, events })) return now;
    return refuse('version-conflict', 'Somebody else changed this endpoint meanwhile; look again.');
  }
  const [, [endpoint]] = changed.rows;
  if (!endpoint) throw new Error('an endpoint vanished while it was changed');
  if (isActive) tools.resources.webhooks.couriers.wake(tools, [endpointId]);
  return endpoint;
}

/** Whether an endpoint is what this change made of it: then the request came twice. */
function isAsAsked(now: EndpointRow, asked: InputTo<'gateway', 'updateWebhook'>): boolean {
  const { version, url, description, events, isActive } = asked;
  return (
    now.version === version + 1 &&
    isDeepStrictEqual(
      [now.url, now.description, now.events, now.isActive],
      [url, description, events, isActive],
    )
  );
}
