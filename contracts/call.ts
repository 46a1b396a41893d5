import type { Static, TSchema } from 'typebox';
import type { AccessRule } from './access.ts';
import type { RefusalCode } from './refusals.ts';
import type { ServiceName } from './service-names.ts';

/** A secret that browsers keep in a cookie and programs send in a header, never in a URL. */
export type Credential = { field: string; cookie: string; header: string; maxAgeSeconds: number };

/** Where a call stands in the public REST API; path parameters are written `{name}` below `/api/v1`. */
export type HttpBinding = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  successStatus?: 200 | 201 | 202 | 204;
  /** Input fields that the gateway fills from a cookie or header. */
  takes?: readonly Credential[];
  /** Answer fields that the gateway also sets as a cookie. */
  gives?: readonly Credential[];
  /** Cookies that the gateway clears after success. */
  clears?: readonly Credential[];
  /** The whole body arrives untouched as the input field `rawBody`, headers as `headers` (webhooks). */
  isRaw?: true;
  /** The whole body, of at most so many bytes, arrives as base64 in the input field `file`. */
  takesFile?: { bytesMost: number };
  /** The answer is a file, `{ contentType, fileName, base64 }`, whose bytes are sent; for links, not for programs that want JSON. */
  isFile?: true;
};

/** How long the gateway may keep an answer's bytes, and the tags whose change drops them; `{field}` is filled from the input. */
export type CacheRule = { tags: readonly string[]; maxAgeSeconds: number };

/**
 * How a repeated write is recognised:
 * `key`: by the caller's Idempotency-Key, remembered in the effect's own transaction;
 * `natural`: by a key in the input, so that a repeat changes nothing;
 * `read`: nothing is changed.
 */
export type Repeat = 'read' | 'key' | 'natural';

/** One thing a service answers: its words, who may ask, and its place in the public API. */
export type CallContract<
  Input extends TSchema = TSchema,
  Output extends TSchema = TSchema,
  Refusals extends RefusalCode = RefusalCode,
> = {
  summary: string;
  input: Input;
  output: Output;
  refusals: readonly Refusals[];
  access: readonly AccessRule[];
  /** Services that may call it; public calls are called by the gateway. */
  callers: readonly ServiceName[];
  repeat: Repeat;
  /** A budget for the whole call in milliseconds, passed on as time left. */
  timeoutMs: number;
  /** A read that nobody at the till waits for: it keeps to a connection of its own, so that short work never stands behind it. */
  isBackground?: true;
  http?: HttpBinding;
  cache?: CacheRule;
};

/** Declares a call; only fixes the types. */
export function call<Input extends TSchema, Output extends TSchema, const Refusals extends RefusalCode>(
  contract: CallContract<Input, Output, Refusals>,
): CallContract<Input, Output, Refusals> {
  return contract;
}

export type InputOf<C> = C extends CallContract<infer I, TSchema, RefusalCode> ? Static<I> : never;
export type OutputOf<C> = C extends CallContract<TSchema, infer O, RefusalCode> ? Static<O> : never;
export type RefusalsOf<C> = C extends CallContract<TSchema, TSchema, infer R> ? R : never;
