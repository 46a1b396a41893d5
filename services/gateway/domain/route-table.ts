import type { CallContract, HttpBinding } from '#contracts/call.ts';
import type { ServiceName } from '#contracts/service-names.ts';
import { services } from '#contracts/services.ts';

/** A public route: the call behind it and its place below `/api/v1`. */
export type Route = {
  service: ServiceName;
  call: string;
  contract: CallContract;
  http: HttpBinding;
  /** Path parameters in order. */
  parameters: readonly string[];
};

export const apiPrefix = '/api/v1';

/** Every public route of every service. */
export function routeTable(): Route[] {
  return Object.entries(services).flatMap(([service, { calls }]) =>
    Object.entries(calls as Record<string, CallContract>).flatMap(([call, contract]) => {
      if (!contract.http) return [];
      const parameters = [...contract.http.path.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1] ?? '');
      return [{ service: service as ServiceName, call, contract, http: contract.http, parameters }];
    }),
  );
}
