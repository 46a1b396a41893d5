import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, LocaleName, MarketName, MoneyAmount, text } from '../ids.ts';
import { AttributeValue } from './attribute-value.ts';
import { AltText, PicturePath } from './picture.ts';

export const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 1, maxLength: 120 });
export const Sku = Type.String({ pattern: '^[A-Za-z0-9._-]+$', minLength: 1, maxLength: 60 });
export const TaxClass = Type.Union([Type.Literal('standard'), Type.Literal('reduced'), Type.Literal('zero')]);
/** `low` means five or fewer may be ordered; `quantityLeft` is told only then. */
const Availability = Type.Object({
  state: Type.Union([Type.Literal('in-stock'), Type.Literal('low'), Type.Literal('out')]),
  quantityLeft: Type.Optional(Type.Integer()),
  /** Nothing is there just now: what is ordered is sent when it has arrived. */
  isBackOrder: Type.Optional(Type.Literal(true)),
});

export const ProductView = Type.Object({
  productId: Id,
  slug: Slug,
  title: Type.String(),
  description: Type.String(),
  categories: Type.Array(Type.Object({ slug: Slug, title: Type.String() })),
  brand: Type.Union([Type.Object({ slug: Slug, title: Type.String() }), Type.Null()]),
  /** Values as they are read, with their unit; `isEnglish` where a translation is missing. */
  attributes: Type.Array(
    Type.Object({
      key: Type.String(),
      title: Type.String(),
      value: Type.String(),
      isEnglish: Type.Optional(Type.Literal(true)),
    }),
  ),
  seo: Type.Object({ title: Type.String(), description: Type.String() }),
  /** Texts that are English because their translation is missing. */
  untranslated: Type.Array(
    Type.Union([Type.Literal('title'), Type.Literal('description'), Type.Literal('optionName')]),
  ),
  picture: Type.Union([Type.String(), Type.Null()]),
  /** All pictures in their order; size in pixels, `alt` empty where the title says it. */
  pictures: Type.Array(
    Type.Object({
      path: Type.String(),
      width: Type.Integer(),
      height: Type.Integer(),
      alt: Type.String(),
    }),
  ),
  optionName: Type.Union([Type.String(), Type.Null()]),
  variants: Type.Array(
    Type.Object({
      variantId: Id,
      sku: Sku,
      option: Type.Union([Type.String(), Type.Null()]),
      picture: Type.Union([Type.String(), Type.Null()]),
      price: MoneyAmount,
      /** What it costs without the offer that `price` is. */
      listPrice: Type.Optional(MoneyAmount),
      /** What each unit costs of so many and more, where that is less. */
      quantityPrices: Type.Optional(
        Type.Array(Type.Object({ minQuantity: Type.Integer(), price: MoneyAmount })),
      ),
      availability: Availability,
    }),
  ),
  /** Variants that are sold, but have no price in this market. */
  variantsElsewhere: Type.Array(
    Type.Object({
      variantId: Id,
      sku: Sku,
      option: Type.Union([Type.String(), Type.Null()]),
      picture: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  version: Type.Integer(),
});

export const Localised = Type.Object({ en: text(300), zh: text(300) }, { additionalProperties: false });
const LongLocalised = Type.Object(
  { en: text(10_000, 0), zh: text(10_000, 0) },
  { additionalProperties: false },
);

const SeoDescription = Type.Object({ en: text(500), zh: text(500) }, { additionalProperties: false });

/**
 * A product as staff and imports write it: both languages, prices of every market. A text whose Chinese is the English
 * counts as not translated. A picture is the text of an SVG, or the public path of one that is stored.
 */
export const ProductDraft = Type.Object(
  {
    productId: Id,
    slug: Slug,
    title: Localised,
    description: LongLocalised,
    categorySlugs: Type.Array(Slug, { maxItems: 20 }),
    taxClass: TaxClass,
    brandSlug: Type.Optional(Type.Union([Slug, Type.Null()])),
    attributes: Type.Optional(Type.Array(AttributeValue, { maxItems: 300 })),
    /** Words for search engines, where they differ from title and description. */
    seo: Type.Optional(
      Type.Union([
        Type.Object({ title: Localised, description: SeoDescription }, { additionalProperties: false }),
        Type.Null(),
      ]),
    ),
    optionName: Type.Union([Localised, Type.Null()]),
    popularity: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
    /** Whether nobody finds or buys it for now; without the field that stays as it is. */
    isHidden: Type.Optional(Type.Boolean()),
    /** Pictures that are stored, in their order; without the field they stay as they are. */
    pictures: Type.Optional(
      Type.Array(Type.Object({ path: PicturePath, alt: AltText }, { additionalProperties: false }), {
        maxItems: 30,
      }),
    ),
    variants: Type.Array(
      Type.Object(
        {
          variantId: Id,
          sku: Sku,
          option: Type.Union([Localised, Type.Null()]),
          picture: Type.Union([Type.String({ maxLength: 20_000 }), Type.Null()]),
          prices: Type.Array(Type.Object({ market: MarketName, price: MoneyAmount }), {
            minItems: 1,
            maxItems: 10,
          }),
          /** What one weighs packed; not known when left out. */
          weightGrams: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
          /** The class of goods that rules of delivery name, e.g. `bulky`. */
          shippingClass: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{1,40}$', maxLength: 40 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
export type ProductDraftValue = Static<typeof ProductDraft>;

const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const productCalls = {
  listVariants: call({
    summary:
      'These variants as shoppers see them in a list, in the order asked; those no longer sold are left out.',
    input: Type.Object(
      {
        /** Up to 50 ids with commas between: of a page of a wishlist. */
        variantIds: Type.String({ pattern: `^${uuid}(,${uuid}){0,49}$`, maxLength: 1849 }),
        locale: LocaleName,
        /** That of the locale when not said. */
        market: Type.Optional(MarketName),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      variants: Type.Array(
        Type.Object({
          variantId: Id,
          productId: Id,
          slug: Slug,
          sku: Sku,
          title: Type.String(),
          option: Type.Union([Type.String(), Type.Null()]),
          picture: Type.Union([Type.String(), Type.Null()]),
          price: MoneyAmount,
          isAvailable: Type.Boolean(),
        }),
      ),
    }),
    refusals: [],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/variants' },
  }),
  getProduct: call({
    summary: 'One product as a shopper sees it in a market, that of the locale when not said, by slug.',
    input: Type.Object(
      { slug: Slug, locale: LocaleName, market: Type.Optional(MarketName) },
      { additionalProperties: false },
    ),
    output: ProductView,
    refusals: ['product-not-found'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/products/{slug}' },
    cache: { tags: ['product:{slug}'], maxAgeSeconds: 60 },
  }),
  listCategories: call({
    summary: 'The category tree in one language, parents before children (at most 1,000).',
    input: Type.Object({ locale: LocaleName }, { additionalProperties: false }),
    output: Type.Object({
      categories: Type.Array(
        Type.Object({ slug: Slug, title: Type.String(), parentSlug: Type.Union([Slug, Type.Null()]) }),
      ),
    }),
    refusals: [],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/categories' },
    cache: { tags: ['categories'], maxAgeSeconds: 60 },
  }),
  importCategories: call({
    summary:
      'Writes categories by slug, each at the version that was seen where one is given (0: is not there); a repeat changes nothing.',
    input: Type.Object(
      {
        categories: Type.Array(
          Type.Object(
            {
              slug: Slug,
              title: Localised,
              parentSlug: Type.Union([Slug, Type.Null()]),
              position: Type.Integer({ minimum: 0, maximum: 100_000 }),
              version: Type.Optional(Type.Integer({ minimum: 0, maximum: 9007199254740991 })),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 1000 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ written: Type.Integer() }),
    refusals: ['value-invalid', 'version-conflict'],
    access: ['staff:catalog.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/categories/import' },
  }),
  importProducts: call({
    summary: 'Writes whole products by id, up to 100 at once; unchanged ones are left alone.',
    input: Type.Object(
      { products: Type.Array(ProductDraft, { minItems: 1, maxItems: 100 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ written: Type.Integer(), unchanged: Type.Integer() }),
    refusals: ['value-invalid', 'already-exists'],
    access: ['staff:catalog.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 20_000,
    http: { method: 'POST', path: '/products/import' },
  }),
};
