import { Type, type Static } from 'typebox';
import { RuleMinor } from '../amounts.ts';
import { call } from '../call.ts';
import { CustomerGroup } from '../catalog/price.ts';
import { Slug } from '../catalog/product.ts';
import { Cursor, Id, Instant, MarketName, Nothing, text } from '../ids.ts';

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Quantity = Type.Integer({ minimum: 1, maximum: 100_000 });
const BasisPoints = Type.Integer({ minimum: 1, maximum: 10_000 });
const MethodCode = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });
const shape = { additionalProperties: false } as const;

/** A minute of the clock on the wall of the market, e.g. `2026-11-27T09:00`: sales begin and end by it. */
export const WallTime = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$',
});
const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });

/** Goods by variant or by category (with all below it); null stands for all goods. */
const Goods = orNull(
  Type.Object(
    { variantIds: Type.Array(Id, { maxItems: 500 }), categorySlugs: Type.Array(Slug, { maxItems: 100 }) },
    shape,
  ),
);

/**
 * What must hold, all of it: a quantity and a value (before any discount, in minor units of the market's currency) of
 * the goods named; a group of the customer; days of the week (1 is Monday) and hours of the market's clock, `until`
 * not included. What is null is not asked.
 */
const Conditions = Type.Object(
  {
    goods: Goods,
    quantityLeast: orNull(Quantity),
    amountLeastMinor: orNull(RuleMinor),
    customerGroups: orNull(Type.Array(CustomerGroup, { minItems: 1, maxItems: 20 })),
    weekdays: orNull(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 })),
    hours: orNull(Type.Object({ from: TimeOfDay, until: TimeOfDay }, shape)),
  },
  shape,
);

/**
 * What the buyer gets. `buy-get`: for every so many units of `buy`, so many others of `get` (all goods of `buy` when
 * null) cost less, the cheapest first. `free-shipping` may be bound to some methods and to a sum.
 */
const Action = Type.Union([
  Type.Object({ type: Type.Literal('percent'), basisPoints: BasisPoints, goods: Goods }, shape),
  Type.Object({ type: Type.Literal('fixed'), amountMinor: RuleMinor, goods: Goods }, shape),
  Type.Object(
    {
      type: Type.Literal('buy-get'),
      buyQuantity: Quantity,
      getQuantity: Quantity,
      basisPoints: BasisPoints,
      buy: Goods,
      get: Goods,
      timesMost: orNull(Quantity),
    },
    shape,
  ),
  Type.Object(
    {
      type: Type.Literal('free-shipping'),
      methods: orNull(Type.Array(MethodCode, { minItems: 1, maxItems: 20 })),
      amountMostMinor: orNull(RuleMinor),
    },
    shape,
  ),
  Type.Object(
    { type: Type.Literal('gift'), variantId: Id, quantity: Type.Integer({ minimum: 1, maximum: 10 }) },
    shape,
  ),
]);

const draft = {
  promotionId: Id,
  market: MarketName,
  title: Type.Object({ en: text(100), zh: text(100) }, shape),
  isActive: Type.Boolean(),
  /** Whether it holds only for carts with one of its coupons. */
  needsCoupon: Type.Boolean(),
  /** Higher ones are taken first, and later ones count on what is left. */
  priority: Type.Integer({ minimum: 0, maximum: 1000 }),
  /** Whether it is taken alone or not at all. */
  isExclusive: Type.Boolean(),
  /** The promotions it may be taken together with; null for all. Both must allow it. */
  stacksWith: orNull(Type.Array(Id, { maxItems: 100 })),
  beginsAt: orNull(WallTime),
  /** The first minute in which it does not hold any more. */
  endsAt: orNull(WallTime),
  conditions: Conditions,
  action: Action,
};

export const PromotionView = Type.Object({ ...draft, version: Type.Integer() });
export type PromotionValue = Static<typeof PromotionView>;
/** Goods as a rule names them. */
export type GoodsValue = PromotionValue['conditions']['goods'];

const staff = { callers: ['gateway'], timeoutMs: 2000 } as const;
const mayRead = { ...staff, access: ['staff:promotions.read', 'staff:promotions.write'] } as const;
const mayWrite = { ...staff, access: ['staff:promotions.write'] } as const;

export const promotionCalls = {
  listPromotions: call({
    ...mayRead,
    summary: 'Promotions for staff, newest first.',
    input: Type.Object(
      {
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        market: Type.Optional(draft.market),
      },
      shape,
    ),
    output: Type.Object({
      promotions: Type.Array(PromotionView),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/promotions' },
  }),
  getPromotion: call({
    ...mayRead,
    summary: 'One promotion.',
    input: Type.Object({ promotionId: Id }, shape),
    output: PromotionView,
    refusals: ['not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/promotions/{promotionId}' },
  }),
  listPromotionChanges: call({
    ...mayRead,
    summary: 'Who wrote a promotion and what it was from then on: its last 20 versions, the newest first.',
    input: Type.Object({ promotionId: Id }, shape),
    output: Type.Object({
      changes: Type.Array(
        Type.Object({
          at: Instant,
          /** Such as `staff:` and an id. */
          who: Type.String(),
          version: Type.Integer(),
          promotion: Type.Object(draft),
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/promotions/{promotionId}/changes' },
  }),
  putPromotion: call({
    ...mayWrite,
    summary:
      'Writes a promotion; `version` is the one that was seen, 0 for a new one. Orders keep what they got.',
    input: Type.Object({ ...draft, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }, shape),
    output: PromotionView,
    refusals: ['value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/promotions/{promotionId}' },
  }),
  deletePromotion: call({
    ...mayWrite,
    summary: 'Deletes a promotion that has no coupons; others can be switched off.',
    input: Type.Object({ promotionId: Id }, shape),
    output: Nothing,
    refusals: ['not-found', 'in-use'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/promotions/{promotionId}' },
  }),
};
