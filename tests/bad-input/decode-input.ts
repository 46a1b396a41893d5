import type { JsonSchema } from './json-schema.ts';

/** Reads a JSON body as a strict server does; nothing is an empty object; null when it is no UTF-8 or no JSON. */
export function decodeBody(bytes: Uint8Array): { value: unknown } | null {
  if (bytes.length === 0) return { value: {} };
  try {
    return {
      value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown,
    };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Reads fields of a path or query as a generous server does: a text that spells a number is one where one is wanted. */
export function decodeText(
  schema: JsonSchema,
  text: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(text).map(([key, value]) => [
      key,
      readField(schema.properties?.[key]?.type, writeField(value)),
    ]),
  );
}

/** A field as it is written into a path or query. */
export function writeField(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readField(type: JsonSchema['type'], text: string): unknown {
  const isNumber = (type === 'integer' || type === 'number') && text.trim() !== '';
  if (isNumber && Number.isFinite(Number(text))) return Number(text);
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
