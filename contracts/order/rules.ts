import { Type, type Static } from 'typebox';
import { UnitMinor } from '../amounts.ts';
import { call } from '../call.ts';
import { TaxClass } from '../catalog/product.ts';
import { Instant, MarketName, text } from '../ids.ts';

const shape = { additionalProperties: false } as const;
const Country = Type.String({ pattern: '^([A-Z]{2}|\\*)$', maxLength: 2 });
/** A country, or a part of one as in ISO 3166-2. */
const TaxPlace = Type.String({ pattern: '^([A-Z]{2}(-[A-Z0-9]{1,3})?|\\*)$', maxLength: 6 });
const Code = Type.String({ pattern: '^[a-z0-9-]{1,40}$', maxLength: 40 });
const Grams = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const Jurisdiction = Type.String({ pattern: '^[A-Z]{2}(-[a-z0-9]{1,20})?$', maxLength: 23 });
const Seen = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/**
 * How a market sends and taxes. An address is in the first zone that has a matching area: its country (`*` for any),
 * and if said one of the regions and one of the beginnings of its postal code, whatever capitals and blanks.
 */
const MarketRules = Type.Object(
  {
    zones: Type.Array(
      Type.Object(
        {
          code: Code,
          areas: Type.Array(
            Type.Object(
              {
                country: Country,
                regions: orNull(Type.Array(text(100), { minItems: 1, maxItems: 100 })),
                postalPrefixes: orNull(
                  Type.Array(Type.String({ pattern: '^[A-Za-z0-9 -]{1,10}$', maxLength: 10 }), {
                    minItems: 1,
                    maxItems: 500,
                  }),
                ),
              },
              shape,
            ),
            { minItems: 1, maxItems: 300 },
          ),
        },
        shape,
      ),
      { minItems: 1, maxItems: 50 },
    ),
    /** In the order in which buyers see them. */
    methods: Type.Array(
      Type.Object(
        {
          zone: Code,
          code: Code,
          title: Type.Object({ en: text(100), zh: text(100) }, shape),
          daysMin: Type.Integer({ minimum: 0, maximum: 365 }),
          daysMax: Type.Integer({ minimum: 0, maximum: 365 }),
          taxClass: TaxClass,
          /** The classes of goods it takes besides ordinary ones; null for all. */
          carries: orNull(Type.Array(Code, { maxItems: 50 })),
          weightMostGrams: orNull(Grams),
          /** The last band counts whose value of the goods and whose weight are both reached. */
          bands: Type.Array(
            Type.Object({ goodsFromMinor: UnitMinor, weightFromGrams: Grams, priceMinor: UnitMinor }, shape),
            { minItems: 1, maxItems: 100 },
          ),
          /** What each piece of a class costs besides. */
          surcharges: Type.Array(Type.Object({ shippingClass: Code, perPieceMinor: UnitMinor }, shape), {
            maxItems: 50,
          }),
        },
        shape,
      ),
      { minItems: 1, maxItems: 100 },
    ),
    /** Whose tax is due on what is sent to a country, or to a part of it (`US-NY`); `*` for every country not named. */
    taxZones: Type.Array(Type.Object({ country: TaxPlace, jurisdiction: Jurisdiction }, shape), {
      minItems: 1,
      maxItems: 300,
    }),
  },
  shape,
);

const marketRules = { market: MarketName, version: Type.Integer(), rules: MarketRules };
const MarketRulesView = Type.Object(marketRules);
export type MarketRulesValue = Static<typeof MarketRules>;

const Day = Type.String({ format: 'date', maxLength: 10 });
const TaxRate = Type.Object(
  {
    taxClass: TaxClass,
    rateBasisPoints: Type.Integer({ minimum: 0, maximum: 10_000 }),
    /** The first day, by the calendar of the jurisdiction. */
    validFrom: Day,
    /** The first day on which it does not hold any more; null while no end is known. */
    validUntil: orNull(Day),
    /** The law or regulation. */
    source: text(300),
  },
  shape,
);
const taxes = {
  jurisdiction: Jurisdiction,
  timeZone: Type.String({ pattern: '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$', maxLength: 60 }),
  rates: Type.Array(TaxRate, { minItems: 3, maxItems: 200 }),
};
const TaxRatesView = Type.Object({ ...taxes, version: Type.Integer() });
export type TaxRatesValue = Static<typeof TaxRatesView>;

const staff = { callers: ['gateway'], timeoutMs: 2000, access: ['staff:rules.write'] } as const;

export const rulesCalls = {
  getMarketRules: call({
    ...staff,
    summary: 'How a market sends and taxes, and who wrote that.',
    input: Type.Object({ market: MarketName }, shape),
    output: Type.Object({
      ...marketRules,
      /** Who wrote this version and when, e.g. `staff:<id>` or `system`. */
      changedBy: Type.String(),
      changedAt: Instant,
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/markets/{market}/rules' },
  }),
  putMarketRules: call({
    ...staff,
    summary: 'Writes how a market sends and taxes, all of it; `version` is the one that was seen.',
    input: Type.Object({ market: MarketName, version: Seen, rules: MarketRules }, shape),
    output: MarketRulesView,
    refusals: ['value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/markets/{market}/rules' },
  }),
  undoMarketRules: call({
    ...staff,
    summary: 'Writes what held before the version that was seen.',
    input: Type.Object({ market: MarketName, version: Seen }, shape),
    output: MarketRulesView,
    refusals: ['not-found', 'value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/markets/{market}/rules/undo' },
  }),
  listTaxRates: call({
    ...staff,
    summary: 'The tax rates of every jurisdiction (at most 300), past ones too.',
    input: Type.Object({}, shape),
    output: Type.Object({
      jurisdictions: Type.Array(
        Type.Object({
          ...taxes,
          version: Type.Integer(),
          /** Who wrote this version and when, e.g. `staff:<id>` or `system`; null when that was not kept. */
          changedBy: orNull(Type.String()),
          changedAt: orNull(Instant),
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/tax-rates' },
  }),
  putTaxRates: call({
    ...staff,
    summary: 'Writes all rates of a jurisdiction; `version` is the one that was seen, 0 for a new one.',
    input: Type.Object({ ...taxes, version: Seen }, shape),
    output: TaxRatesView,
    refusals: ['value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/tax-rates/{jurisdiction}' },
  }),
  undoTaxRates: call({
    ...staff,
    summary: 'Writes the rates that held before the version that was seen.',
    input: Type.Object({ jurisdiction: Jurisdiction, version: Seen }, shape),
    output: TaxRatesView,
    refusals: ['not-found', 'value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/tax-rates/{jurisdiction}/undo' },
  }),
};
