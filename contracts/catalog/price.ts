import { Type } from 'typebox';
import { PriceAmount } from '../amounts.ts';
import { call } from '../call.ts';
import { CurrencyCode, Id, Instant, MarketName, MoneyAmount, Nothing, text } from '../ids.ts';
import { Sku } from './product.ts';

/** A group of customers as the user centre names it. */
export const CustomerGroup = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: 1,
  maxLength: 60,
});
const Day = Type.String({ format: 'date', maxLength: 10 });
const PerUsd = Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,8})?$', maxLength: 18 });

export const priceCalls = {
  setPrice: call({
    summary: 'Sets the price of a variant in a market from now on; the old price row is closed, not lost.',
    input: Type.Object(
      { variantId: Id, market: MarketName, price: PriceAmount },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['variant-not-found', 'value-invalid'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'PUT', path: '/variants/{variantId}/price' },
  }),
  getPrices: call({
    summary: 'What a variant costs, cost and will cost, by quantity and group, and who set it (200 at most).',
    input: Type.Object({ variantId: Id }, { additionalProperties: false }),
    output: Type.Object({
      variantId: Id,
      sku: Sku,
      prices: Type.Array(
        Type.Object({
          priceId: Id,
          market: MarketName,
          price: MoneyAmount,
          minQuantity: Type.Integer(),
          customerGroup: Type.Union([Type.String(), Type.Null()]),
          isSpecial: Type.Boolean(),
          state: Type.Union([Type.Literal('planned'), Type.Literal('current'), Type.Literal('over')]),
          from: Instant,
          until: Type.Union([Instant, Type.Null()]),
          setBy: Type.String(),
          setAt: Instant,
          reason: Type.Union([Type.String(), Type.Null()]),
          /** For a price made of another market's: which, what one unit of its currency was worth, and as of when. */
          derived: Type.Union([
            Type.Object({ market: MarketName, rate: Type.String(), rateDate: Day }),
            Type.Null(),
          ]),
        }),
      ),
    }),
    refusals: ['variant-not-found'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/variants/{variantId}/prices' },
  }),
  schedulePrice: call({
    summary:
      'Plans a price, keyed by priceId: by quantity, by group, from a time on; with an end it lies over the list price, and the lowest counts.',
    input: Type.Object(
      {
        priceId: Id,
        variantId: Id,
        market: MarketName,
        price: PriceAmount,
        minQuantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
        customerGroup: Type.Optional(CustomerGroup),
        from: Type.Optional(Instant),
        until: Type.Optional(Instant),
        reason: Type.Optional(text(200)),
      },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['variant-not-found', 'value-invalid'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/variants/{variantId}/prices' },
  }),
  withdrawPrice: call({
    summary: 'Ends a special, quantity or group price, or takes a planned one back; history keeps it.',
    input: Type.Object({ priceId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: ['not-found', 'value-invalid'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'DELETE', path: '/prices/{priceId}' },
  }),
  suggestPrices: call({
    summary:
      'What a variant could cost in a currency, by the newest dated rate and rounded as shops do; it changes nothing.',
    input: Type.Object({ variantId: Id, currency: CurrencyCode }, { additionalProperties: false }),
    output: Type.Object({
      suggestions: Type.Array(
        Type.Object({
          market: MarketName,
          from: MoneyAmount,
          exact: MoneyAmount,
          suggested: MoneyAmount,
          /** The older of the two dates of the rates. */
          rateDate: Day,
        }),
      ),
    }),
    refusals: ['variant-not-found', 'not-found'],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/variants/{variantId}/price-suggestions' },
  }),
  listExchangeRates: call({
    summary: 'The newest rate of each currency per US dollar, with its date and source.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      rates: Type.Array(
        Type.Object({ currency: CurrencyCode, date: Day, perUsd: PerUsd, source: Type.String() }),
      ),
    }),
    refusals: [],
    access: ['staff:catalog.write'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/exchange-rates' },
  }),
  recordExchangeRates: call({
    summary:
      'Writes dated rates per US dollar, up to 1,000 at once; derived prices follow the newest, prices set by somebody stay.',
    input: Type.Object(
      {
        source: text(200),
        rates: Type.Array(
          Type.Object({ currency: CurrencyCode, date: Day, perUsd: PerUsd }, { additionalProperties: false }),
          { minItems: 1, maxItems: 1000 },
        ),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ written: Type.Integer() }),
    refusals: ['value-invalid'],
    access: ['staff:catalog.write', 'system'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/exchange-rates' },
  }),
};
