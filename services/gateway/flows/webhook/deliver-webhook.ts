import { nextAttemptSeconds } from '../../domain/webhook/next-attempt-seconds.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insertAttempt } from '../../store/webhook/delivery-log.ts';
import {
  lockLanes,
  markDelivered,
  markFailed,
  promoteNext,
  type ClaimedRow,
} from '../../store/webhook/deliveries.ts';
import { blameEndpoint, forgiveEndpoint } from '../../store/webhook/failing.ts';
import { isTaken } from './is-taken.ts';
import { sendSigned } from './send-signed.ts';
import type { SendOutcome } from './webhook-sender.ts';
import type { WebhookTools } from './webhook-tools.ts';

const goneStatus = 410;

/**
 * Sends one delivery that this process holds and notes what came back: taken (the next of its key is due), to be tried
 * again later, or parked after most of a day. An endpoint that failed too often, or is gone, is paused. What `signal` cuts
 * off counts for nothing.
 */
export async function deliverWebhook(
  tools: WebhookTools,
  delivery: ClaimedRow,
  signal: AbortSignal,
): Promise<void> {
  const { deliveryId, endpointId, holder, key } = delivery;
  const outcome = await sendSigned(tools, delivery, signal);
  tools.killPoint('gateway.webhook.after-send');
  if (signal.aborted && outcome.status === null) return;
  const { status, error, durationMs, answer } = outcome;
  const attempt = insertAttempt(uuidv7(), deliveryId, status, error, durationMs, answer);
  if (isTaken(outcome)) {
    await tools.db.flight([
      lockLanes(key),
      attempt,
      markDelivered(deliveryId, holder),
      promoteNext(endpointId, key),
      forgiveEndpoint(endpointId),
    ]);
  } else {
    await noteFailure(tools, delivery, outcome, attempt);
  }
  tools.killPoint('gateway.webhook.after-settle');
}

async function noteFailure(
  tools: WebhookTools,
  { deliveryId, endpointId, holder, attempts }: ClaimedRow,
  { status, askedSeconds }: SendOutcome,
  attempt: ReturnType<typeof insertAttempt>,
): Promise<void> {
  const { setting } = tools;
  const waitSeconds = nextAttemptSeconds(attempts + 1, { chance: Math.random(), askedSeconds }) ?? null;
  const [, , [paused]] = await tools.db.flight([
    attempt,
    markFailed(deliveryId, holder, waitSeconds),
    blameEndpoint(
      endpointId,
      setting('gateway.webhookFailuresMost'),
      setting('gateway.webhookFailingMinutes'),
      status === goneStatus,
    ),
  ]);
  if (paused) {
    tools.log.error('a webhook endpoint was paused; staff are told', { endpointId, reason: paused.reason });
  }
}
