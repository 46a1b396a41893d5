import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { nameOf } from '../../domain/name-of.ts';
import { insertStaffAction } from '../../store/staff-actions.ts';
import { readEndOfSecret, rotateSecret } from '../../store/webhook/endpoints.ts';
import { newSecret } from './new-secret.ts';
import type { WebhookTools } from './webhook-tools.ts';

const overlapHours = 24;

/** Gives an endpoint a new secret; the old one signs beside it for a day, so that its receiver can change over. */
export async function rotateWebhookSecret(
  tools: WebhookTools,
  { endpointId }: InputTo<'gateway', 'rotateWebhookSecret'>,
): Promise<ResultOf<'gateway', 'rotateWebhookSecret'>> {
  const secret = newSecret();
  const end = await tools.db.row(readEndOfSecret(overlapHours));
  if (!end) throw new Error('the database does not tell the time');
  const { previousSecretUntil } = end;
  const who = nameOf(tools.context.subject);
  const rotated = await tools.db.tryFlight([
    rotateSecret(endpointId, tools.resources.webhooks.seal.seal(secret), previousSecretUntil, who),
    insertStaffAction(uuidv7(), who, 'webhook.secret-rotated', endpointId),
    ...remember(tools, { secret: '', previousSecretUntil }),
  ]);
  if (!rotated.isRefused) return { secret, previousSecretUntil };
  if (rotated.refusedBy !== 'webhook-there')
    throw new Error(`a rotation was refused by ${rotated.refusedBy}`);
  return refuse('not-found', 'There is no such endpoint.');
}
