import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, MoneyAmount, text } from '../ids.ts';
import { Localised, ProductDraft, Sku, Slug, TaxClass } from './product.ts';

const exactly = { additionalProperties: false } as const;

export const editCalls = {
  getProductForStaff: call({
    summary:
      'A product as staff edit it, with its version and the texts that have no translation; pictures as their public paths.',
    input: Type.Object({ productId: Id }, exactly),
    output: Type.Object({
      product: ProductDraft,
      version: Type.Integer(),
      /** Who gave it this version, e.g. `staff:<id>` or `system`; null when that was not kept. */
      changedBy: Type.Union([Type.String(), Type.Null()]),
      changedAt: Instant,
      /** JSON Pointers to texts whose Chinese is the English. */
      untranslated: Type.Array(Type.String()),
    }),
    refusals: ['product-not-found'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/products/{productId}' },
  }),
  saveProduct: call({
    summary:
      'Writes one product whole when it has the version given, 0 for a new one; a repeat of the same product changes nothing.',
    input: Type.Object(
      { productId: Id, product: ProductDraft, version: Type.Integer({ minimum: 0 }) },
      exactly,
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['value-invalid', 'already-exists', 'version-conflict'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'PUT', path: '/staff/products/{productId}' },
  }),
  listProductsForStaff: call({
    summary:
      'Products with SKUs and stock for staff, page by page: by slug, or what was changed last in front; those of a category and all below it, of a brand, or hidden ones.',
    input: Type.Object(
      {
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        startsWith: Type.Optional(text(60, 0)),
        categorySlug: Type.Optional(Slug),
        brandSlug: Type.Optional(Slug),
        sort: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('changed')])),
        /** Only those that are hidden from shoppers, or only those that are not. */
        isHidden: Type.Optional(Type.Boolean()),
        /** Also how many match, in the same round trip. */
        withCount: Type.Optional(Type.Boolean()),
        /** Only the product that has it, as it is written or in capitals. */
        sku: Type.Optional(Sku),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      products: Type.Array(
        Type.Object({
          productId: Id,
          slug: Slug,
          title: Localised,
          /** The path of the picture that lists show; null when there is none. */
          picture: Type.Union([Type.String(), Type.Null()]),
          taxClass: TaxClass,
          brandSlug: Type.Union([Slug, Type.Null()]),
          categorySlugs: Type.Array(Slug),
          updatedAt: Instant,
          isHidden: Type.Boolean(),
          variants: Type.Array(
            Type.Object({
              variantId: Id,
              sku: Sku,
              free: Type.Integer(),
              onHand: Type.Integer(),
              prices: Type.Array(MoneyAmount),
            }),
          ),
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      /** How many match; 10,001 stands for all above 10,000. */
      count: Type.Optional(Type.Integer()),
    }),
    refusals: ['invalid-input'],
    access: ['staff:catalog.write', 'staff:stock.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/products' },
  }),
};
