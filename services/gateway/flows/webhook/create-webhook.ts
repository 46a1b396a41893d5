import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { checkWebhookUrl } from '../../domain/webhook/check-webhook-url.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { insertEndpoint, lockEndpoints, readClock } from '../../store/webhook/endpoints.ts';
import { newSecret } from './new-secret.ts';
import type { WebhookTools } from './webhook-tools.ts';

const endpointsMost = 50;

/** Adds an endpoint. Its secret is sealed and told once: a repeated request gets the endpoint with an empty one. */
export async function createWebhook(
  tools: WebhookTools,
  { url, description, events }: InputTo<'gateway', 'createWebhook'>,
): Promise<ResultOf<'gateway', 'createWebhook'>> {
  const fault = checkWebhookUrl(url, { allowsPrivate: tools.setting('gateway.webhookAllowsPrivate') });
  if (fault) return fault;
  const clock = await tools.db.row(readClock());
  if (!clock) throw new Error('the database does not tell the time');
  const endpointId = uuidv7();
  const secret = newSecret();
  const chosen = [...new Set(events)];
  const { createdAt } = clock;
  const who = nameOf(tools.context.subject);
  const sealed = tools.resources.webhooks.seal.seal(secret);
  const endpoint = {
    endpointId,
    url,
    description,
    events: chosen,
    createdAt,
    version: 1,
    changedBy: who,
    changedAt: createdAt,
    isActive: true,
    pausedBecause: null,
    pausedAt: null,
    failuresInARow: 0,
    parked: 0,
    waiting: 0,
    previousSecretUntil: null,
  };
  const made = await tools.db.tryFlight([
    lockEndpoints(),
    insertEndpoint(endpointId, url, description, chosen, sealed, createdAt, endpointsMost, who),
    insertStaffAction(uuidv7(), who, 'webhook.created', endpointId),
    ...remember(tools, { endpoint, secret: '' }),
  ]);
  if (!made.isRefused) return { endpoint, secret };
  if (made.refusedBy !== 'webhooks-full') throw new Error(`an endpoint was refused by ${made.refusedBy}`);
  return refuse('quantity-limit', `A shop has at most ${endpointsMost} endpoints; remove one first.`);
}
