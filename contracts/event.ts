import type { TSchema } from 'typebox';
import type { ServiceName } from './service-names.ts';

/**
 * An event: who announces it, what it carries, who hears it.
 * `once`: one instance of each named service works on it. `everyInstance`: each instance of the named service hears it.
 * `isState`: it carries the whole public entity, so the log keeps only the newest per key and can be replayed from zero.
 * `invalidates`: tags of cached answers it drops; `{field}` is filled from the payload.
 */
export type EventContract<Payload extends TSchema = TSchema> = {
  owner: ServiceName;
  summary: string;
  payload: Payload;
  isState: boolean;
  once: readonly ServiceName[];
  everyInstance: readonly ServiceName[];
  invalidates: readonly string[];
};

/** Fixes the types of an event. */
export function event<Payload extends TSchema>(contract: EventContract<Payload>): EventContract<Payload> {
  return contract;
}
