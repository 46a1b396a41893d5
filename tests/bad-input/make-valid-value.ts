import fc from 'fast-check';
import type { JsonSchema } from './json-schema.ts';
import type { Random } from './make-random.ts';

/** A value that the schema allows, with every optional field filled so that all of them can be attacked. */
export function makeValidValue(schema: JsonSchema, random: Random): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.anyOf) return makeValidValue(random.pick(schema.anyOf), random);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, field]) => [key, makeValidValue(field, random)]),
      );
    case 'array': {
      const least = Math.max(schema.minItems ?? 0, 1);
      const length = random.integer(least, Math.max(least, Math.min(schema.maxItems ?? 3, 3)));
      return Array.from({ length }, () => makeValidValue(schema.items ?? {}, random));
    }
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? 0;
      const most = Math.min(schema.maximum ?? 1000, least + 1000);
      return Math.min(random.integer(least, most), most);
    }
    case 'boolean':
      return random.pick([true, false]);
    case 'null':
      return null;
    case 'string':
      return makeText(schema, random);
    case undefined:
    default:
      return random.pick([null, true, 7, 'text', { a: [1] }]);
  }
}

function makeText(schema: JsonSchema, random: Random): string {
  if (schema.format !== undefined) return makeFormatted(schema.format, random);
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  if (pattern === undefined) {
    return 'tea pot '.repeat(8).slice(0, random.integer(minLength, Math.min(maxLength, 60)));
  }
  return random.pick(textsMatching(pattern, minLength, maxLength));
}

const knownTexts = new Map<string, readonly string[]>();

/** Texts that match a pattern, always the same ones, made once since making them is slow; long ones only if need be. */
function textsMatching(pattern: string, minLength: number, maxLength: number): readonly string[] {
  const key = `${pattern} ${minLength} ${maxLength}`;
  const known = knownTexts.get(key) ?? [];
  if (known.length > 0) return known;
  for (const size of ['small', 'medium', 'large'] as const) {
    const texts = fc.sample(fc.stringMatching(new RegExp(pattern), { size }), { seed: 1, numRuns: 50 });
    const fitting = texts.filter(({ length }) => length >= minLength && length <= maxLength);
    knownTexts.set(key, fitting);
    if (fitting.length > 0) return fitting;
  }
  throw new Error(`found no text of ${minLength} to ${maxLength} characters for ${pattern}`);
}

function makeFormatted(format: string, random: Random): string {
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
  switch (format) {
    case 'uuid':
      return `${digits(8)}-${digits(4)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
    case 'email':
      return `${digits(8)}@example.com`;
    case 'date':
      return new Date(random.integer(0, 20_000) * 86_400_000).toISOString().slice(0, 10);
    case 'date-time':
      return new Date(random.integer(0, 2_000_000) * 1_000_000).toISOString();
    default:
      throw new Error(`no value is known of the format ${format}`);
  }
}
