import type { OpeningTools } from '#runtime/tools.ts';
import { createCouriers } from './couriers.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { secretSeal } from './secret-seal.ts';
import { webhookSender } from './webhook-sender.ts';
import type { Webhooks } from './webhook-tools.ts';

/** Opens what a process needs to send webhooks: connections, couriers, and the seal of their secrets. */
export function openWebhooks({ setting, keys }: Pick<OpeningTools, 'setting' | 'keys'>): Webhooks {
  const key = keys.provider['webhookSeal'];
  if (key === undefined) throw new Error('the gateway has no key to seal the secrets of webhooks with');
  return {
    seal: secretSeal(key),
    sender: webhookSender(setting),
    couriers: createCouriers(deliverWebhook),
  };
}
