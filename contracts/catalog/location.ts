import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, text } from '../ids.ts';
import { Sku, Slug } from './product.ts';

/** Where goods lie, e.g. `main`, the first. */
export const LocationId = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 40 });

const forStaff = { access: ['staff:stock.write'], callers: ['gateway'] } as const;
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }));
const NextCursor = Type.Union([Type.String(), Type.Null()]);

export const locationCalls = {
  putLocation: call({
    ...forStaff,
    summary:
      'Writes a location of stock; of several that have the goods, the one with the lowest priority number is asked first. At most 8.',
    input: Type.Object(
      {
        locationId: LocationId,
        title: text(100),
        priority: Type.Integer({ minimum: 0, maximum: 10_000 }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({}),
    refusals: ['limit-reached'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'PUT', path: '/stock/locations/{locationId}' },
  }),
  listLocations: call({
    ...forStaff,
    summary: 'All locations of stock, the one that is asked first in front.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      locations: Type.Array(
        Type.Object({ locationId: LocationId, title: Type.String(), priority: Type.Integer() }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/stock/locations' },
  }),
  transferStock: call({
    ...forStaff,
    summary:
      'Moves free goods from one location to another: two movements a variant, one reference; all lines or none. Keyed by transferId.',
    input: Type.Object(
      {
        transferId: Id,
        fromLocationId: LocationId,
        toLocationId: LocationId,
        lines: Type.Array(
          Type.Object(
            { variantId: Id, quantity: Type.Integer({ minimum: 1, maximum: 100_000 }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 500 },
        ),
        note: Type.Optional(text(200)),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      /** False when it had been done before under this id. */
      isNew: Type.Boolean(),
    }),
    refusals: ['variant-not-found', 'not-found', 'out-of-stock', 'value-invalid'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/stock/transfers' },
  }),
  countStock: call({
    ...forStaff,
    summary:
      'Records what was counted at a location and corrects what is on hand there, a movement for each difference. Keyed by countId.',
    input: Type.Object(
      {
        countId: Id,
        locationId: LocationId,
        reason: text(200),
        lines: Type.Array(
          Type.Object(
            { variantId: Id, counted: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 500 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      isNew: Type.Boolean(),
      /** By variant, in the order of SKUs: what the books said, and what was counted. */
      lines: Type.Array(
        Type.Object({ variantId: Id, sku: Sku, onHand: Type.Integer(), counted: Type.Integer() }),
      ),
    }),
    refusals: ['variant-not-found', 'not-found', 'value-invalid'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/stock/counts' },
  }),
  setStockLimits: call({
    ...forStaff,
    summary:
      'Sets what is kept back from sale at a location (`safety`), and how many may be ordered beyond what is free; all lines or none.',
    input: Type.Object(
      {
        reason: text(200),
        lines: Type.Array(
          Type.Object(
            {
              variantId: Id,
              /** `main` when not said. */
              locationId: Type.Optional(LocationId),
              safety: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
              backorderLimit: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 500 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      /** How many of them were otherwise before. */
      changed: Type.Integer(),
    }),
    refusals: ['variant-not-found', 'not-found', 'value-invalid'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'PUT', path: '/stock/limits' },
  }),
  listStockMovements: call({
    ...forStaff,
    summary: 'What happened to the stock of a location, the newest first, page by page.',
    input: Type.Object(
      { locationId: LocationId, cursor: Type.Optional(Cursor), limit: Limit },
      { additionalProperties: false },
    ),
    output: Type.Object({
      movements: Type.Array(
        Type.Object({
          movementId: Id,
          variantId: Id,
          sku: Sku,
          orderId: Type.Union([Id, Type.Null()]),
          /** The transfer or count that it belongs to. */
          reference: Type.Union([Id, Type.Null()]),
          reason: Type.String(),
          quantity: Type.Integer(),
          note: Type.Union([Type.String(), Type.Null()]),
          at: Instant,
        }),
      ),
      nextCursor: NextCursor,
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/stock/locations/{locationId}/movements' },
  }),
  listLowStock: call({
    ...forStaff,
    summary: 'Variants on sale of which none (`out`) or five and fewer (`low`) may be ordered, page by page.',
    input: Type.Object(
      {
        level: Type.Union([Type.Literal('out'), Type.Literal('low')]),
        cursor: Type.Optional(Cursor),
        limit: Limit,
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      variants: Type.Array(
        Type.Object({
          variantId: Id,
          productId: Id,
          slug: Slug,
          title: Type.Object({ en: Type.String(), zh: Type.String() }),
          sku: Sku,
          /** When it came to this level. */
          since: Instant,
          free: Type.Integer(),
          locations: Type.Array(
            Type.Object({ locationId: LocationId, onHand: Type.Integer(), free: Type.Integer() }),
          ),
        }),
      ),
      nextCursor: NextCursor,
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/stock/short' },
  }),
};
