import type { AnswerOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import type { GatewayResources } from '../server/gateway-resources.ts';

/** Every setting with its value and origin, as this instance holds it. */
export function listSettings(
  tools: Tools<'gateway', GatewayResources>,
): Promise<AnswerOf<'gateway', 'listSettings'>> {
  return Promise.resolve({ settings: tools.resources.settingsCentre.list() });
}
