import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, Nothing, text } from '../ids.ts';

const Language = Type.Union([Type.Literal('en'), Type.Literal('zh')]);
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const forStaff = {
  access: ['staff:catalog.write'] as const,
  callers: ['gateway'] as const,
  timeoutMs: 2000,
};

const paging = {
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

/** The rules by which staff steer the search. */
export const searchRuleCalls = {
  listSynonyms: call({
    ...forStaff,
    summary:
      'Words of a language that other words are looked for besides, in order of the alphabet, page by page.',
    input: Type.Object({ language: Language, ...paging }, { additionalProperties: false }),
    output: Type.Object({
      synonyms: Type.Array(Type.Object({ word: Type.String(), means: Type.Array(Type.String()) })),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/search/synonyms' },
  }),
  setSynonyms: call({
    ...forStaff,
    summary:
      'Says what is looked for besides one word, words or short phrases; nothing takes the synonyms away.',
    input: Type.Object(
      { language: Language, word: text(60), means: Type.Array(text(60), { maxItems: 20 }) },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['value-invalid'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/search/synonyms' },
  }),
  listBoosts: call({
    ...forStaff,
    summary: 'What staff want found earlier or later, the newest rule first, page by page.',
    input: Type.Object(paging, { additionalProperties: false }),
    output: Type.Object({
      boosts: Type.Array(
        Type.Object({
          boostId: Id,
          target: Type.String(),
          word: OrNull(Type.String()),
          factor: Type.Number(),
          startsAt: OrNull(Instant),
          endsAt: OrNull(Instant),
          reason: Type.String(),
          setBy: Type.String(),
          setAt: Instant,
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/search/boosts' },
  }),
  setBoost: call({
    ...forStaff,
    summary:
      'Has products found earlier (a factor above 1) or later: a product, a category, a brand or an attribute’s value, for one word or all, for a time or always.',
    input: Type.Object(
      {
        boostId: Id,
        /** `product=<slug>`, `category=<slug>`, `brand=<slug>`, or `<attribute>=<value>`. */
        target: Type.String({ pattern: '^[^=\\u0000-\\u001f]+=[^\\u0000-\\u001f]+$', maxLength: 200 }),
        word: OrNull(text(60)),
        factor: Type.Number({ minimum: 0.1, maximum: 10 }),
        startsAt: OrNull(Instant),
        endsAt: OrNull(Instant),
        reason: text(200),
      },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['value-invalid'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/search/boosts/{boostId}' },
  }),
  removeBoost: call({
    ...forStaff,
    summary: 'Takes a boost away; one that is gone already is no fault.',
    input: Type.Object({ boostId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/search/boosts/{boostId}' },
  }),
};
