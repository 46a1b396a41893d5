import type { Tools } from '#runtime/tools.ts';
import type { PaymentProvider, PaymentResources } from '../providers/payment-provider.ts';

export type PaymentTools = Tools<'payment', PaymentResources>;

/** The provider of a name, for as long as the caller waits; undefined when none of that name is set up. */
export function findProvider(
  { resources, context }: PaymentTools,
  name: string,
): PaymentProvider | undefined {
  const found = Object.hasOwn(resources.providers, name) ? resources.providers[name] : undefined;
  return found?.within?.(context.deadlineMs) ?? found;
}

/** The provider of an attempt. Throws when it was made by one that is no longer set up: a person must look. */
export function providerOf(tools: PaymentTools, { provider }: { provider: string | null }): PaymentProvider {
  const found = findProvider(tools, provider ?? '');
  if (!found) throw new Error(`there is no payment provider ${provider}`);
  return found;
}
