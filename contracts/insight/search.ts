import { Type } from 'typebox';
import { Slug } from '../catalog/product.ts';
import { call } from '../call.ts';
import { Cursor, Id, LocaleName, MarketName, MoneyAmount, text } from '../ids.ts';

export const ProductCard = Type.Object({
  productId: Id,
  slug: Slug,
  title: Type.String(),
  picture: Type.Union([Type.String(), Type.Null()]),
  priceFrom: MoneyAmount,
  hasPriceRange: Type.Boolean(),
  isAvailable: Type.Boolean(),
});

/** What a search is narrowed down by. */
const narrowing = {
  query: Type.Optional(text(200, 0)),
  category: Type.Optional(Slug),
  /** Values of facets as a query string, any of the values of each: `brand=acme&colour=Red&colour=Blue`. */
  chosen: Type.Optional(text(1000, 0)),
  priceFromMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  priceToMinor: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  isAvailable: Type.Optional(Type.Boolean()),
  /** Whose prices are shown, chosen and sorted by; what it does not sell is left out. That of the locale when not said. */
  market: Type.Optional(MarketName),
};

const forShoppers = {
  access: ['anonymous', 'customer', 'staff'] as const,
  callers: ['gateway'] as const,
  repeat: 'read' as const,
  timeoutMs: 2000,
};

export const searchCalls = {
  searchProducts: call({
    ...forShoppers,
    summary: 'Products that match words, a category, or both, best first, page by page.',
    input: Type.Object(
      {
        ...narrowing,
        locale: LocaleName,
        sort: Type.Optional(
          Type.Union([
            Type.Literal('relevance'),
            Type.Literal('popular'),
            Type.Literal('price-up'),
            Type.Literal('price-down'),
          ]),
        ),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      products: Type.Array(ProductCard),
      /** Exact up to 1,000; more than that is told as 1,000 with `isMore`. */
      total: Type.Integer(),
      isMore: Type.Boolean(),
      /** The words as the shop writes them, when they were mistyped and taken for these. */
      didYouMean: Type.Union([Type.String(), Type.Null()]),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/search' },
    cache: { tags: ['products'], maxAgeSeconds: 10 },
  }),
  listFacets: call({
    ...forShoppers,
    summary:
      'What a search can be narrowed down by: 20 values of each facet at most, counted as if nothing had been chosen of that facet.',
    input: Type.Object({ ...narrowing, locale: LocaleName }, { additionalProperties: false }),
    output: Type.Object({
      facets: Type.Array(
        Type.Object({
          /** `category`, `brand`, `price`, `availability`, or the key of an attribute. */
          facet: Type.String(),
          title: Type.Union([Type.String(), Type.Null()]),
          values: Type.Array(
            Type.Object({
              value: Type.String(),
              title: Type.Union([Type.String(), Type.Null()]),
              count: Type.Integer(),
              priceFromMinor: Type.Optional(Type.Integer()),
              priceToMinor: Type.Optional(Type.Integer()),
            }),
          ),
        }),
      ),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/search/facets' },
    cache: { tags: ['products'], maxAgeSeconds: 10 },
  }),
  suggestSearches: call({
    ...forShoppers,
    summary: 'Searches, categories and products that somebody may be typing, the likeliest first.',
    input: Type.Object(
      { query: text(100), locale: LocaleName, market: Type.Optional(MarketName) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      searches: Type.Array(Type.String()),
      categories: Type.Array(Type.Object({ slug: Type.String(), title: Type.String() })),
      products: Type.Array(
        Type.Object({
          slug: Type.String(),
          title: Type.String(),
          picture: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    refusals: [],
    http: { method: 'GET', path: '/search/suggestions' },
    cache: { tags: ['products', 'categories'], maxAgeSeconds: 60 },
  }),
};
