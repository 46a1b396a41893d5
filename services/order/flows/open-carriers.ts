import type { OpeningTools } from '#runtime/tools.ts';
import type { OrderResources } from '../providers/carrier.ts';
import { sandboxCarrier } from '../providers/sandbox-carrier.ts';

/** Sets up every carrier that this shop books with. Throws when a key is missing: an empty one is everybody's. */
export function openCarriers({ setting, keys }: Pick<OpeningTools, 'setting' | 'keys'>): OrderResources {
  const { carrierApiKey, carrierWebhookSecret } = keys.provider;
  if (!carrierApiKey || !carrierWebhookSecret) throw new Error('the keys of the sandbox carrier are missing');
  const sandbox = sandboxCarrier({
    url: () => setting('order.carrierUrl'),
    apiKey: carrierApiKey,
    webhookSecret: carrierWebhookSecret,
    timeoutMs: () => setting('order.carrierTimeoutMs'),
  });
  return { carriers: { sandbox } };
}

/** Lets go of the carriers' connections. */
export async function closeCarriers({ carriers }: OrderResources): Promise<void> {
  await Promise.all(Object.values(carriers).map((carrier) => carrier.close()));
}
