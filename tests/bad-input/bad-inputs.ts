import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import type { Attack, Attempt, Target } from './attack.ts';
import { bodyAttacks } from './body-attacks.ts';
import { decodeBody, decodeText, writeField } from './decode-input.ts';
import { fieldAttacks } from './field-attacks.ts';
import { toPointer, type JsonSchema } from './json-schema.ts';
import { listSites } from './list-sites.ts';
import { makeRandom, type Random } from './make-random.ts';
import { makeValidValue } from './make-valid-value.ts';

/** What a route takes: the schema of its input, and the fields of it that travel as text in the path or the query. */
export type BadInputsFor = {
  schema: TSchema;
  pathFields?: readonly string[];
  queryFields?: readonly string[];
  hasBody?: boolean;
  /** The body is bytes to the door (a provider's webhook), so no field of it can be named. */
  isRaw?: boolean;
};

/** One bad request. `value` or, where not null, `rawBody` is the body. */
export type BadInput = {
  what: string;
  /** JSON Pointer of the field at fault; null when the request cannot be read that far. */
  expectedPath: string | null;
  /** True for text that is strange and yet allowed where it stands. */
  mayBeValid: boolean;
  /** Fields for the path and the query. */
  text: Readonly<Record<string, unknown>>;
  value: unknown;
  rawBody: Uint8Array | null;
  contentType: string;
};

const jsonType = 'application/json';
const textMostCharacters = 1500;

/**
 * Bad inputs for a schema: the same seed gives the same ones. Each breaks the schema, or cannot be read at all,
 * except those marked `mayBeValid`. Throws when the schema leaves too little to spoil.
 */
export function badInputs(options: BadInputsFor & { seed: number; count: number }): BadInput[] {
  const { seed, count, pathFields = [], queryFields = [], hasBody = true, isRaw = false } = options;
  const textFields = [...pathFields, ...queryFields];
  const random = makeRandom(seed);
  const parts = splitSchema(options.schema, textFields);
  const makers = [
    ...(hasBody
      ? [...fieldAttacks, ...fieldAttacks, ...bodyAttacks].map((attack) => bodyMaker(parts, isRaw, attack))
      : []),
    ...(textFields.length > 0
      ? fieldAttacks.map((attack) => textMaker(parts, { pathFields, hasBody }, attack))
      : []),
  ];
  const found: BadInput[] = [];
  for (let tries = 0; found.length < count; tries += 1) {
    if (tries > 100 + count * 50) throw new Error(`only ${found.length} bad inputs could be made`);
    const bad = makers[tries % makers.length]?.(random) ?? null;
    if (bad !== null) found.push(bad);
  }
  return found;
}

type Parts = { body: JsonSchema; text: JsonSchema };
type Maker = (random: Random) => BadInput | null;

function bodyMaker(parts: Parts, isRaw: boolean, attack: Attack): Maker {
  const validator = Compile(parts.body);
  return (random) => {
    const attempt = attack(aTarget(parts.body, random));
    if (attempt === null) return null;
    const text = makeValidValue(parts.text, random) as Record<string, unknown>;
    const { value, contentType = jsonType, raw } = attempt;
    const rawBody = raw === undefined ? null : Buffer.from(raw);
    const read = decodeBody(rawBody ?? Buffer.from(JSON.stringify(value)));
    const isValid = contentType === jsonType && read !== null && validator.Check(read.value);
    const seen = read === null || isRaw ? { ...attempt, keys: null } : attempt;
    return finish(seen, isValid, { text, value, rawBody, contentType });
  };
}

type Where = { pathFields: readonly string[]; hasBody: boolean };

/** Where there is a body the query means nothing, so an extra field there is no fault. */
function textMaker(parts: Parts, { pathFields, hasBody }: Where, attack: Attack): Maker {
  const validator = Compile(parts.text);
  return (random) => {
    const attempt = attack(aTarget(parts.text, random));
    if (attempt === null || attempt.keys?.length !== 1) return null;
    const text = attempt.value as Record<string, unknown>;
    if (Object.values(text).some((field) => writeField(field).length > textMostCharacters)) return null;
    if (pathFields.some((field) => text[field] === undefined || text[field] === '')) return null;
    if (hasBody && Object.keys(text).length > pathFields.length) return null;
    const isReadable = Object.values(text).every((field) => writeField(field).isWellFormed());
    const isValid = validator.Check(decodeText(parts.text, text));
    const value = makeValidValue(parts.body, random);
    const seen = isReadable ? attempt : { ...attempt, keys: null };
    return finish(seen, isValid, { text, value, rawBody: null, contentType: jsonType });
  };
}

type Sent = Pick<BadInput, 'text' | 'value' | 'rawBody' | 'contentType'>;

function finish({ what, keys, isWorthSending }: Attempt, isValid: boolean, sent: Sent): BadInput | null {
  if (isValid && isWorthSending !== true) return null;
  const expectedPath = keys === null ? null : toPointer(keys);
  const where = (expectedPath ?? 'all').slice(0, 60);
  return { what: `${what} at ${where}`, expectedPath, mayBeValid: isValid, ...sent };
}

function aTarget(schema: JsonSchema, random: Random): Target {
  const value = makeValidValue(schema, random);
  return { value, sites: listSites(schema, value), random };
}

function splitSchema(schema: JsonSchema, textFields: readonly string[]): Parts {
  const part = (isIn: (key: string) => boolean): JsonSchema => ({
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => isIn(key))),
    required: (schema.required ?? []).filter(isIn),
  });
  return { body: part((key) => !textFields.includes(key)), text: part((key) => textFields.includes(key)) };
}
