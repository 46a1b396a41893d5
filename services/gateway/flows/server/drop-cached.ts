import { events } from '#contracts/events.ts';
import type { DeliveredEvent, Tools } from '#runtime/tools.ts';
import { fillTags } from '../../domain/fill-tags.ts';
import type { GatewayResources } from './gateway-resources.ts';

/** Drops the cached answers and pages that an event makes old, as `contracts/events.ts` says, and notes where the event stands. */
export function dropCached(tools: Tools<'gateway', GatewayResources>, event: DeliveredEvent): Promise<void> {
  const tags = fillTags(events[event.name].invalidates, event.payload);
  const positions = tools.context.seen?.positions ?? {};
  tools.resources.answers.drop(tags, positions);
  tools.resources.pages.drop(tags, positions);
  return Promise.resolve();
}
