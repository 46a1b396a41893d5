import { Compile, type Validator } from 'typebox/schema';
import type { TSchema } from 'typebox';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { findFault } from './find-fault.ts';

const compiled = new WeakMap<TSchema, Validator>();

/** Checks a value against a schema; the refusal names the first field at fault (JSON Pointer, RFC 6901). */
export function validate(schema: TSchema, value: unknown): Refusal<'invalid-input'> | undefined {
  let validator = compiled.get(schema);
  if (!validator) {
    validator = Compile(schema);
    compiled.set(schema, validator);
  }
  if (validator.Check(value)) return undefined;
  const { path, detail } = findFault(schema, value);
  return refuse('invalid-input', detail, { path });
}
