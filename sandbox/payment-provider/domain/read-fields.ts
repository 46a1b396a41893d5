import type { Refusal, RefusalCode } from './refusal.ts';

/** The largest amount the provider moves at once, in minor units. */
export const largestAmountMinor = 999_999_999_999;

/** A checked value, or why it is refused. */
export type Read<T> = { value: T } | Refusal;

/** A refusal that names the bad field. */
export function refuse(refusal: RefusalCode, param: string, message: string): Refusal {
  return { refusal, message, param };
}

/** Reads a positive whole number of minor units up to the provider's limit. */
export function readAmount(value: unknown, param: string): Read<number> {
  if (value === undefined) return refuse('parameter_missing', param, `${param} is required`);
  if (!Number.isSafeInteger(value) || (value as number) <= 0) {
    return refuse('amount_invalid', param, `${param} must be a whole number of minor units above 0`);
  }
  if ((value as number) > largestAmountMinor) {
    return refuse('amount_too_large', param, `${param} must be at most ${largestAmountMinor}`);
  }
  return { value: value as number };
}

/** Reads a text of 1 to `longest` characters. */
export function readText(value: unknown, param: string, longest: number): Read<string> {
  if (value === undefined) return refuse('parameter_missing', param, `${param} is required`);
  if (typeof value !== 'string' || value.length === 0 || value.length > longest) {
    return refuse('parameter_invalid', param, `${param} must be a text of 1 to ${longest} characters`);
  }
  return { value };
}

/** Reads an absolute http or https address. */
export function readAddress(value: unknown, param: string): Read<string> {
  const text = readText(value, param, 2_000);
  if ('refusal' in text) return text;
  const protocol = URL.parse(text.value)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return text;
  return refuse('parameter_invalid', param, `${param} must be an absolute http or https address`);
}

/** Reads an object of JSON. */
export function readObject(value: unknown, param: string): Read<Record<string, unknown>> {
  if (value === undefined) return refuse('parameter_missing', param, `${param} is required`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('parameter_invalid', param, `${param} must be an object`);
  }
  return { value: value as Record<string, unknown> };
}
