import { Type } from 'typebox';
import { call } from '../call.ts';
import { LocaleName, MarketName } from '../ids.ts';
import { ProductCard } from './search.ts';

const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 24 }));

const Recommendations = Type.Object({
  products: Type.Array(
    Type.Object({
      ...ProductCard.properties,
      because: Type.Union([Type.Literal('bought-together'), Type.Literal('popular')]),
    }),
  ),
});

const forShoppers = {
  output: Recommendations,
  refusals: [],
  callers: ['gateway'] as const,
  repeat: 'read' as const,
  timeoutMs: 1000,
};

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const recommendationCalls = {
  recommendWith: call({
    ...forShoppers,
    summary:
      'What others bought together with these products, the likeliest first, then what sells; only what can be had.',
    input: Type.Object(
      {
        /** Up to 20 ids with commas between: of one product’s page, or of a cart. */
        productIds: Type.String({ pattern: `^${uuid}(,${uuid}){0,19}$`, maxLength: 740 }),
        locale: LocaleName,
        /** That of the locale when not said. */
        market: Type.Optional(MarketName),
        limit,
      },
      { additionalProperties: false },
    ),
    access: ['anonymous', 'customer', 'staff'],
    http: { method: 'GET', path: '/recommendations' },
    cache: { tags: ['products'], maxAgeSeconds: 60 },
  }),
  recommendForMe: call({
    ...forShoppers,
    summary: 'What goes with what the customer who asks has bought, then what sells; only what can be had.',
    input: Type.Object(
      { locale: LocaleName, market: Type.Optional(MarketName), limit },
      { additionalProperties: false },
    ),
    access: ['customer'],
    http: { method: 'GET', path: '/me/recommendations' },
  }),
};
