import type { TSchema } from 'typebox';
import type { Route } from './route-table.ts';

export type RequestParts = {
  parameters: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  /** Secrets from cookies and headers by input field. */
  credentials: Readonly<Record<string, string>>;
};

/**
 * Puts path, query, body and credentials together to the input of the call. Values of path and query are turned into
 * the type the contract wants; what cannot be turned stays text, and the contract refuses it with its path.
 */
export function buildInput(route: Route, parts: RequestParts): unknown {
  const isQuery = route.http.method === 'GET' || route.http.method === 'DELETE';
  if (!isQuery && (typeof parts.body !== 'object' || parts.body === null || Array.isArray(parts.body)))
    return parts.body;
  const fields = propertiesOf(route.contract.input);
  const text = isQuery ? { ...parts.query, ...parts.parameters } : parts.parameters;
  const typed = Object.fromEntries(
    Object.entries(text).map(([name, value]) => [name, toType(fields[name], value)]),
  );
  return { ...(isQuery ? {} : Object(parts.body)), ...typed, ...parts.credentials };
}

function propertiesOf(schema: TSchema): Record<string, TSchema> {
  return (schema as { properties?: Record<string, TSchema> }).properties ?? {};
}

function toType(schema: TSchema | undefined, value: unknown): unknown {
  const { type } = (schema ?? {}) as { type?: string };
  if (typeof value !== 'string') return value;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
