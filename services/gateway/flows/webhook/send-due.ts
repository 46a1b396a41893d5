import { listDueEndpoints } from '../../store/webhook/deliveries.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** Wakes the couriers of every endpoint where something is due: retries, and what a dead process left behind. */
export async function sendDue(tools: WebhookTools): Promise<void> {
  const due = await tools.db.rows(listDueEndpoints());
  tools.resources.webhooks.couriers.wake(
    tools,
    due.map(({ endpointId }) => endpointId),
  );
}
