import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, LocaleName, MarketName, MoneyAmount, text } from '../ids.ts';
import { Slug } from './product.ts';

const exactly = { additionalProperties: false } as const;
const Slugs = Type.Array(Slug, { minItems: 1, maxItems: 50 });
const AmountMinor = Type.Integer({ minimum: 0, maximum: 9007199254740991 });
const AttributeKey = Type.String({ pattern: '^[a-z0-9][a-z0-9_]{0,99}$', maxLength: 100 });
const Words = (most: number, least = 1) =>
  Type.Object({ en: text(most, least), zh: text(most, least) }, exactly);

const Condition = Type.Union([
  /** In one of these categories or below. */
  Type.Object({ kind: Type.Literal('category'), slugs: Slugs }, exactly),
  Type.Object({ kind: Type.Literal('brand'), slugs: Slugs }, exactly),
  /** One of these choices, English texts, `true` or `false`. */
  Type.Object(
    {
      kind: Type.Literal('attribute'),
      key: AttributeKey,
      values: Type.Array(text(300), { minItems: 1, maxItems: 50 }),
    },
    exactly,
  ),
  Type.Object(
    {
      kind: Type.Literal('number'),
      key: AttributeKey,
      from: Type.Optional(Type.Number()),
      to: Type.Optional(Type.Number()),
    },
    exactly,
  ),
  /** A variant costs so much in a market today, both ends included. */
  Type.Object(
    {
      kind: Type.Literal('price'),
      market: MarketName,
      fromMinor: Type.Optional(AmountMinor),
      toMinor: Type.Optional(AmountMinor),
    },
    exactly,
  ),
  /** A variant can be had. */
  Type.Object({ kind: Type.Literal('in-stock') }, exactly),
  /** First written so many days ago at most. */
  Type.Object({ kind: Type.Literal('new'), days: Type.Integer({ minimum: 1, maximum: 1000 }) }, exactly),
]);

export const CollectionRule = Type.Object(
  {
    join: Type.Union([Type.Literal('all'), Type.Literal('any')]),
    conditions: Type.Array(Condition, { minItems: 1, maxItems: 20 }),
  },
  exactly,
);
export type CollectionRuleValue = Static<typeof CollectionRule>;

const content = {
  title: Words(300),
  description: Words(10_000, 0),
  /** Words for search engines, where they differ. */
  seo: Type.Union([Type.Object({ title: Words(300), description: Words(500) }, exactly), Type.Null()]),
  rule: Type.Union([CollectionRule, Type.Null()]),
  /** Products put in by hand, in front of the others, in this order. */
  picks: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
};
const forStaff = { access: ['staff:catalog.write'], callers: ['gateway'] } as const;

export const collectionCalls = {
  getCollection: call({
    summary: 'A collection and a page of its products that the market sells, in the order asked.',
    input: Type.Object(
      {
        slug: Slug,
        locale: LocaleName,
        /** That of the locale when not said. */
        market: Type.Optional(MarketName),
        sort: Type.Optional(
          Type.Union([Type.Literal('featured'), Type.Literal('newest'), Type.Literal('price')]),
        ),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      exactly,
    ),
    output: Type.Object({
      slug: Slug,
      title: Type.String(),
      description: Type.String(),
      seo: Type.Object({ title: Type.String(), description: Type.String() }),
      products: Type.Array(
        Type.Object({
          productId: Id,
          slug: Slug,
          title: Type.String(),
          picture: Type.Union([Type.String(), Type.Null()]),
          /** What its cheapest variant costs. */
          price: MoneyAmount,
          isAvailable: Type.Boolean(),
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['not-found', 'invalid-input'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/collections/{slug}' },
  }),
  listCollections: call({
    ...forStaff,
    summary: 'All collections (at most 200) with how many products are in them.',
    input: Type.Object({}, exactly),
    output: Type.Object({
      collections: Type.Array(
        Type.Object({
          slug: Slug,
          title: Words(300),
          hasRule: Type.Boolean(),
          products: Type.Integer(),
          version: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/collections' },
  }),
  getCollectionForStaff: call({
    ...forStaff,
    summary: 'A collection as staff edit it, with its version.',
    input: Type.Object({ slug: Slug }, exactly),
    output: Type.Object({
      slug: Slug,
      ...content,
      version: Type.Integer(),
      /** Who gave it this version, e.g. `staff:<id>` or `system`; null when that was not kept. */
      changedBy: Type.Union([Type.String(), Type.Null()]),
      changedAt: Instant,
    }),
    refusals: ['not-found'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/staff/collections/{slug}' },
  }),
  saveCollection: call({
    ...forStaff,
    access: ['staff:catalog.write', 'system'],
    summary:
      'Writes a collection when it has the version given, 0 for a new one; a job fills it a moment later.',
    input: Type.Object({ slug: Slug, ...content, version: Type.Integer({ minimum: 0 }) }, exactly),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['version-conflict', 'product-not-found', 'limit-reached', 'value-invalid'],
    repeat: 'key',
    timeoutMs: 5000,
    http: { method: 'PUT', path: '/staff/collections/{slug}' },
  }),
  removeCollection: call({
    ...forStaff,
    summary: 'Removes a collection; its products stay. A repeat changes nothing.',
    input: Type.Object({ slug: Slug }, exactly),
    output: Type.Object({}),
    refusals: [],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'DELETE', path: '/staff/collections/{slug}' },
  }),
  previewRule: call({
    ...forStaff,
    summary: 'How many products a rule would put into a collection, and the twelve most popular of them.',
    input: Type.Object({ rule: CollectionRule }, exactly),
    output: Type.Object({
      count: Type.Integer(),
      products: Type.Array(Type.Object({ productId: Id, slug: Slug, title: Words(300) })),
    }),
    refusals: ['value-invalid'],
    repeat: 'read',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/staff/collections/preview' },
  }),
};
