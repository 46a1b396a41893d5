import type { ServiceName } from '#contracts/service-names.ts';
import type { Definitions } from '#runtime/start/run-process.ts';

const load: { [Name in ServiceName]: () => Promise<unknown> } = {
  gateway: async () => (await import('../../services/gateway/service.ts')).gatewayService,
  user: async () => (await import('../../services/user/service.ts')).userService,
  catalog: async () => (await import('../../services/catalog/service.ts')).catalogService,
  order: async () => (await import('../../services/order/service.ts')).orderService,
  payment: async () => (await import('../../services/payment/service.ts')).paymentService,
  insight: async () => (await import('../../services/insight/service.ts')).insightService,
};

/** Loads the doors of these services, and of no other. */
export async function loadDoors(names: readonly ServiceName[]): Promise<Partial<Definitions>> {
  const loaded = await Promise.all(names.map(async (name) => [name, await load[name]()] as const));
  return Object.fromEntries(loaded) as Partial<Definitions>;
}

/** The folder of a service's migrations. */
export function migrationsOf(service: ServiceName): URL {
  return new URL(`../../services/${service}/store/migrations/`, import.meta.url);
}
