import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';

/** The field at fault as a JSON Pointer (RFC 6901), and what is wrong with it in a sentence. */
export type Fault = { path: string; detail: string };

type Shape = {
  properties?: Record<string, Shape>;
  required?: readonly string[];
  additionalProperties?: unknown;
  items?: Shape;
  anyOf?: readonly Shape[];
  const?: unknown;
};
type Fields = Record<string, unknown>;

/**
 * The first fault of a value that breaks a schema, found by going down both together, outside before inside. Of
 * several shapes, told apart by a constant such as `type`, the one that the value says it is counts, without one the
 * one that it shares most fields with; so the fault is named where the sender made it.
 */
export function findFault(schema: TSchema, value: unknown): Fault {
  return descend(schema, value, '') ?? { path: '', detail: 'The value does not have the right shape.' };
}

function descend(shape: Shape, value: unknown, path: string): Fault | undefined {
  if (shape.anyOf) return descendChoice(shape.anyOf, value, path);
  const own = ownOf(shape);
  if (!Check(own, value)) {
    const [, [error]] = Errors(own, value);
    return { path, detail: `The value ${error?.message ?? 'does not have the right shape'}.` };
  }
  if (shape.properties && isFields(value)) return descendFields(shape, shape.properties, value, path);
  if (!shape.items || !Array.isArray(value)) return undefined;
  for (const [index, item] of value.entries()) {
    const fault = descend(shape.items, item, `${path}/${index}`);
    if (fault) return fault;
  }
  return undefined;
}

const owns = new WeakMap<Shape, TSchema>();

/** What a shape asks of a value itself, without what it asks of the values inside: cheap to check, however large. */
function ownOf(shape: Shape): TSchema {
  const known = owns.get(shape);
  if (known) return known;
  const inner = shape.properties ? ['properties', 'required', 'additionalProperties'] : ['items'];
  const kept = Object.entries(shape).filter(([keyword]) => !inner.includes(keyword));
  const own = Object.fromEntries(kept) as TSchema;
  owns.set(shape, own);
  return own;
}

function descendFields(
  shape: Shape,
  properties: Record<string, Shape>,
  value: Fields,
  path: string,
): Fault | undefined {
  const missing = shape.required?.find((field) => !Object.hasOwn(value, field));
  if (missing !== undefined)
    return { path: `${path}/${escapePointer(missing)}`, detail: 'This field is required.' };
  for (const [field, inner] of Object.entries(properties)) {
    const fault =
      Object.hasOwn(value, field) && descend(inner, value[field], `${path}/${escapePointer(field)}`);
    if (fault) return fault;
  }
  if (shape.additionalProperties !== false) return undefined;
  const extra = Object.keys(value).find((field) => !Object.hasOwn(properties, field));
  if (extra === undefined) return undefined;
  return { path: `${path}/${escapePointer(extra)}`, detail: 'This field is not known here.' };
}

function descendChoice(shapes: readonly Shape[], value: unknown, path: string): Fault | undefined {
  if (shapes.some((shape) => Check(shape as TSchema, value))) return undefined;
  const none = { path, detail: 'The value is none of those that are allowed.' };
  const objects = shapes.flatMap((shape) => shape.anyOf ?? shape).filter(({ properties }) => properties);
  if (!isFields(value) || objects.length === 0) return none;
  const tag = Object.entries(objects[0]?.properties ?? {}).find(
    ([, field]) => field.const !== undefined,
  )?.[0];
  if (tag === undefined) return descendClosest(objects, value, path) ?? none;
  const meant = objects.find(({ properties }) => properties?.[tag]?.const === value[tag]);
  if (meant) return descend(meant, value, path) ?? none;
  const detail = Object.hasOwn(value, tag) ? none.detail : 'This field is required.';
  return { path: `${path}/${escapePointer(tag)}`, detail };
}

/** Without a constant the shape counts that shares most fields with the value; undefined when several do. */
function descendClosest(shapes: readonly Shape[], value: Fields, path: string): Fault | undefined {
  const shared = shapes.map(
    ({ properties = {} }) => Object.keys(value).filter((field) => Object.hasOwn(properties, field)).length,
  );
  const most = Math.max(...shared);
  const closest = shapes.filter((_, index) => shared[index] === most);
  return closest.length === 1 ? descend(closest[0] ?? {}, value, path) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of a field as a JSON Pointer writes it; overlong ones are cut. */
export function escapePointer(field: string): string {
  return field.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}
