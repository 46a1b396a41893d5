import type { Step } from '../domain/step.ts';
import type { Provider } from '../provider.ts';
import type { StoredRecord } from '../store/records.ts';
import { freshCircumstances } from './fresh-circumstances.ts';
import { recordSteps } from './record-steps.ts';

/**
 * Puts steps on the disk together with their events and whatever `alsoKeep` makes of the payment's JSON text, then
 * lets the events go. Returns that text. The state has changed before the first await, so no other request comes between.
 */
export async function keepSteps(
  provider: Provider,
  steps: readonly Step[],
  alsoKeep: (shown: string) => StoredRecord[] = () => [],
): Promise<string> {
  const { records, eventIds, shown } = recordSteps(provider, steps, freshCircumstances());
  await provider.store.commit([...records, ...alsoKeep(shown)]);
  eventIds.forEach(provider.webhooks.deliver);
  return shown;
}
