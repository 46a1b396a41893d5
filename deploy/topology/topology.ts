import type { ServiceName } from '#contracts/service-names.ts';

/** One kind of process: who lives in it, how many of it run, and how many database connections each room gets. */
export type ProcessPlan = {
  services: readonly ServiceName[];
  instances: number;
  poolSize: number;
  /** Where the storefront is rendered: a worker thread of this process, or not here. */
  rendersStorefront?: 'thread';
};

/** Who shares a process. Every service stands in exactly one process; a missing or misspelt one does not compile. */
export type Topology<Plans extends Record<string, ProcessPlan> = Record<string, ProcessPlan>> = {
  name: string;
  processes: Plans;
  /** Processes that only render the storefront. */
  renderers: number;
};

type Placed<Plans extends Record<string, ProcessPlan>> = Plans[keyof Plans]['services'][number];

/** Declares a topology; the type of the argument is `never` when a service has no place. */
export function topology<const Plans extends Record<string, ProcessPlan>>(
  plan: Exclude<ServiceName, Placed<Plans>> extends never
    ? Topology<Plans>
    : { missingServices: Exclude<ServiceName, Placed<Plans>> },
): Topology {
  return plan as Topology;
}
