import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findAttempt } from '../store/attempts.ts';
import { findProviderEvent, insertProviderEvent } from '../store/provider-events.ts';
import { markRefunded } from '../store/refunds.ts';
import { findProvider, type PaymentTools } from './provider-of.ts';
import { takeOver } from './take-over.ts';

/** Takes a provider's event: verified, its effect and its note in one flight, so that it has one effect in any order. */
export async function receiveWebhook(
  tools: PaymentTools,
  input: InputTo<'payment', 'receiveWebhook'>,
): Promise<ResultOf<'payment', 'receiveWebhook'>> {
  const provider = findProvider(tools, input.provider);
  if (!provider) return refuse('not-found', 'There is no such payment provider.');
  const event = await provider.readEvent(input.headers, input.rawBody);
  if (event === 'foreign') return { received: true };
  if (event === 'unsigned') return refuse('signature-wrong', 'The event is not signed by this provider.');
  if (event === 'unreadable') {
    tools.log.error('a signed event cannot be read; a person must look', { provider: provider.name });
    return refuse('invalid-input', 'The event cannot be read.', { path: '/rawBody' });
  }
  if ('unheard' in event) throw new Error(`${provider.name} could not be asked: ${event.unheard}`);
  const { eventId, payment, refundReference } = event;
  const [[known], [attempt]] = isUuid(payment.reference)
    ? await tools.db.together([findProviderEvent(provider.name, eventId), findAttempt(payment.reference)])
    : [[], []];
  if (known) return { received: true };
  if (!attempt || attempt.orderId === null || attempt.provider !== provider.name) {
    tools.log.error('a provider tells of a payment that nobody made here; a person must look', { eventId });
    return refuse('not-found', 'There is no attempt of this reference.');
  }
  tools.killPoint('payment.webhook.before');
  await takeOver(tools, attempt, payment, [
    insertProviderEvent(provider.name, eventId),
    ...(refundReference !== null && isUuid(refundReference) ? [markRefunded(refundReference)] : []),
  ]);
  tools.killPoint('payment.webhook.after');
  return { received: true };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
