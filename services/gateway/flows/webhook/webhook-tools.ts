import type { Tools } from '#runtime/tools.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';
import type { Couriers } from './couriers.ts';
import type { SecretSeal } from './secret-seal.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What flows of webhooks work with. */
export type WebhookTools = Tools<'gateway', GatewayResources>;

/** What a process keeps open for webhooks. */
export type Webhooks = { seal: SecretSeal; sender: WebhookSender; couriers: Couriers };
