import { Check } from 'typebox/value';
import type { JsonSchema } from './json-schema.ts';

/** A place in a valid value that can be attacked: the way to it, and what is allowed there. */
export type Site = { keys: readonly (string | number)[]; schema: JsonSchema };

/** Every place of a valid value, the value itself first; of several alternatives also the one that the value took. */
export function listSites(schema: JsonSchema, value: unknown, keys: Site['keys'] = []): Site[] {
  const here: Site = { keys, schema };
  if (schema.anyOf) {
    const taken = schema.anyOf.find((branch) => Check(branch, value));
    const inside = taken === undefined ? [] : listSites(taken, value, keys);
    return [here, ...inside];
  }
  if (Array.isArray(value) && schema.items) {
    const { items } = schema;
    return [here, ...value.slice(0, 2).flatMap((item, index) => listSites(items, item, [...keys, index]))];
  }
  if (typeof value === 'object' && value !== null && schema.properties) {
    const fields = Object.entries(schema.properties).filter(([key]) => Object.hasOwn(value, key));
    return [
      here,
      ...fields.flatMap(([key, field]) =>
        listSites(field, (value as Record<string, unknown>)[key], [...keys, key]),
      ),
    ];
  }
  return [here];
}
