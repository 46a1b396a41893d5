import { signWebhook } from './sign-webhook.ts';
import type { SendOutcome } from './webhook-sender.ts';
import type { WebhookTools } from './webhook-tools.ts';

export type Sendable = {
  deliveryId: string;
  body: string;
  url: string;
  sealedSecret: string;
  sealedPrevious: string | null;
  /** Seconds since 1970 on the database's clock. */
  sentAt: number;
};

/** Sends a body signed with the endpoint's secret, and with the one before while that holds. */
export function sendSigned(
  { resources: { webhooks } }: Pick<WebhookTools, 'resources'>,
  { deliveryId, body, url, sealedSecret, sealedPrevious, sentAt }: Sendable,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const sealed = sealedPrevious === null ? [sealedSecret] : [sealedSecret, sealedPrevious];
  const secrets = sealed.map((each) => webhooks.seal.open(each));
  const headers = signWebhook({ id: deliveryId, sentAtSeconds: sentAt, body }, secrets);
  return webhooks.sender.send({ url, headers, body }, signal);
}
