import { Type, type TSchema } from 'typebox';
import type { CallContract } from '#contracts/call.ts';
import { services } from '#contracts/services.ts';
import type { BadInputsFor } from './bad-inputs.ts';
import type { BadInputRoute } from './run-bad-input.ts';

/** A public route, ready to be sent bad input. */
export type PublicRoute = BadInputRoute &
  Required<BadInputsFor> & { name: string; contract: CallContract; isFile: boolean };

/** Every public route of the contracts, with the fields of its input sorted into path, query and body. */
export function badInputRoutes(prefix = '/api/v1'): PublicRoute[] {
  return Object.entries(services).flatMap(([service, { calls }]) =>
    Object.entries(calls as Record<string, CallContract>).flatMap(([name, contract]) => {
      const route = routeOf(contract, prefix);
      return route === null ? [] : [{ name: `${service}.${name}`, contract, ...route }];
    }),
  );
}

function routeOf(contract: CallContract, prefix: string): Omit<PublicRoute, 'name' | 'contract'> | null {
  const { http } = contract;
  if (http === undefined) return null;
  const pathFields = [...http.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field ?? '');
  const isFile = http.takesFile !== undefined;
  const isRaw = http.isRaw === true || isFile;
  const schema = isRaw ? rawInput(contract.input, pathFields) : withoutCredentials(contract);
  const others = Object.keys(propertiesOf(schema)).filter((field) => !pathFields.includes(field));
  const hasBody = http.method !== 'GET' && http.method !== 'DELETE';
  return {
    method: http.method,
    path: prefix + http.path,
    schema,
    pathFields,
    queryFields: hasBody ? [] : others,
    hasBody,
    isRaw,
    isFile,
  };
}

/** Credentials come from a cookie or header; a test of its own sends bad ones. */
function withoutCredentials({ input, http }: CallContract): TSchema {
  const credentials = new Set((http?.takes ?? []).map(({ field }) => field));
  return pick(input, (field) => !credentials.has(field));
}

/** A raw body has no shape that the contract knows; any object stands for it. */
function rawInput(input: TSchema, pathFields: readonly string[]): TSchema {
  const path = pick(input, (field) => pathFields.includes(field));
  return Type.Object({ ...propertiesOf(path), id: Type.String() }, { additionalProperties: false });
}

function pick(schema: TSchema, isIn: (field: string) => boolean): TSchema {
  const fields = Object.entries(propertiesOf(schema)).filter(([field]) => isIn(field));
  return Type.Object(Object.fromEntries(fields), { additionalProperties: false });
}

function propertiesOf(schema: TSchema): Record<string, TSchema> {
  return (schema as { properties?: Record<string, TSchema> }).properties ?? {};
}
