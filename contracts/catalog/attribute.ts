import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, LocaleName, text } from '../ids.ts';
import { AttributeKey, ChoiceKey } from './attribute-value.ts';
import { Slug } from './product.ts';

const exactly = { additionalProperties: false } as const;
const Localised = Type.Object({ en: text(300), zh: text(300) }, exactly);
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 500 }));

export const Attribute = Type.Object(
  {
    key: AttributeKey,
    type: Type.Union([
      Type.Literal('text'),
      Type.Literal('number'),
      Type.Literal('boolean'),
      Type.Literal('choice'),
    ]),
    /** What numbers are in, as they are written behind them: `cm`, `GB`. */
    unit: Type.Union([text(20), Type.Null()]),
    title: Localised,
    /** Whether shoppers may narrow a list by it. */
    isFilter: Type.Boolean(),
    choices: Type.Array(Type.Object({ key: ChoiceKey, title: Localised }, exactly), { maxItems: 500 }),
  },
  exactly,
);

export const Brand = Type.Object({ slug: Slug, title: text(200) }, exactly);

export const attributeCalls = {
  importAttributes: call({
    summary: 'Writes definitions of attributes by key, up to 500 at once; type and unit never change.',
    input: Type.Object({ attributes: Type.Array(Attribute, { minItems: 1, maxItems: 500 }) }, exactly),
    output: Type.Object({ written: Type.Integer() }),
    refusals: ['value-invalid'],
    access: ['staff:catalog.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/attributes/import' },
  }),
  listAttributes: call({
    summary: 'The definitions of attributes by key, page by page.',
    input: Type.Object({ cursor: Type.Optional(AttributeKey), limit: Limit }, exactly),
    output: Type.Object({
      attributes: Type.Array(Attribute),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: [],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/attributes' },
  }),
  importBrands: call({
    summary: 'Writes brands by slug, up to 500 at once; a repeat changes nothing.',
    input: Type.Object(
      {
        brands: Type.Array(Brand, { minItems: 1, maxItems: 500 }),
      },
      exactly,
    ),
    output: Type.Object({ written: Type.Integer() }),
    refusals: ['value-invalid'],
    access: ['staff:catalog.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/brands/import' },
  }),
  listBrands: call({
    summary: 'The brands by slug, page by page.',
    input: Type.Object({ locale: LocaleName, cursor: Type.Optional(Cursor), limit: Limit }, exactly),
    output: Type.Object({
      brands: Type.Array(Type.Object({ slug: Slug, title: Type.String() })),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: [],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/brands' },
  }),
};
