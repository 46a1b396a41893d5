import type { AnswerOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

/** The running instances as this one knows them. */
export function listInstances(
  tools: Tools<'gateway', GatewayResources>,
): Promise<AnswerOf<'gateway', 'listInstances'>> {
  return Promise.resolve({ instances: [...tools.resources.registry.all()] });
}
