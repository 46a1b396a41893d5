import type { ServiceName } from '#contracts/service-names.ts';

/** What can be found: the services, and the storefront's rendering. */
export type Findable = ServiceName | 'storefront';

export type InstanceState = 'starting' | 'ready' | 'draining';

/** A running copy of a service and where it listens (`http://127.0.0.1:4711`). */
export type Instance = {
  instanceId: string;
  service: Findable;
  process: string;
  address: string;
  state: InstanceState;
  startedAt: string;
};

/** The live instances as far as this process knows. */
export type Directory = { find: (service: Findable) => readonly Instance[] };
