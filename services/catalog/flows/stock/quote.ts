import { locales, markets } from '#contracts/markets.ts';
import type { Currency } from '#contracts/money.ts';
import type { AnswerOf, InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { keepQuote, stillHolds, type KnownQuotes, type QuotedFacts } from '../../domain/known-quotes.ts';
import { quoteVariants, seeVariants, type QuotedRow } from '../../store/product/quotes.ts';

type QuoteTools = Tools<'catalog', { quotes: KnownQuotes }>;
type Asked = {
  wanted: ReadonlyMap<string, number>;
  language: string;
  market: string;
  currency: string;
  groups: readonly string[];
};

/**
 * Today's price, words and free stock of variants, for the quantities and groups of customers given; those that the
 * market does not sell in the currency are left out. A variant that is asked twice is priced for both quantities.
 */
export async function quote(
  tools: QuoteTools,
  { variantIds, quantities = [], groups = [], currency, locale, market: asked }: InputTo<'catalog', 'quote'>,
): Promise<ResultOf<'catalog', 'quote'>> {
  const { language, market: usual } = locales[locale];
  const market = asked ?? usual;
  const wanted = new Map<string, number>();
  for (const [index, variantId] of variantIds.entries())
    wanted.set(variantId, (wanted.get(variantId) ?? 0) + (quantities[index] ?? 1));
  const of: Asked = { wanted, language, market, currency: currency ?? markets[market].currency, groups };
  return { variants: ((await recall(tools, of)) ?? (await read(tools, of))).map(toQuote) };
}

/** From memory, where all of it is known and still holds: only that is asked then, and how many there are. */
async function recall({ db, resources }: QuoteTools, asked: Asked): Promise<QuotedRow[] | undefined> {
  if (asked.groups.length > 0) return undefined;
  const known = new Map<string, QuotedFacts>();
  for (const [variantId, quantity] of asked.wanted) {
    const facts = resources.quotes.get(keyOf(asked, variantId, quantity));
    if (!facts) return undefined;
    known.set(variantId, facts);
  }
  const rows: QuotedRow[] = [];
  for (const seen of await db.rows(seeVariants([...known.keys()]))) {
    const facts = known.get(seen.variantId);
    if (!facts || !stillHolds(facts, seen)) return undefined;
    rows.push({ ...facts, free: seen.free });
  }
  return rows;
}

async function read({ db, resources }: QuoteTools, asked: Asked): Promise<QuotedRow[]> {
  const { wanted, language, market, currency, groups } = asked;
  const rows = await db.rows(
    quoteVariants([...wanted.keys()], [...wanted.values()], language, market, currency, [...groups]),
  );
  if (groups.length > 0) return rows;
  for (const { free: _, ...facts } of rows)
    keepQuote(resources.quotes, keyOf(asked, facts.variantId, wanted.get(facts.variantId) ?? 1), facts);
  return rows;
}

function keyOf({ language, market, currency }: Asked, variantId: string, quantity: number): string {
  return `${variantId} ${quantity} ${language} ${market} ${currency}`;
}

function toQuote(row: QuotedRow): AnswerOf<'catalog', 'quote'>['variants'][number] {
  const { amountMinor, listMinor, weightGrams, shippingClass } = row;
  const currency = row.currency as Currency;
  return {
    variantId: row.variantId,
    productId: row.productId,
    slug: row.slug,
    sku: row.sku,
    title: row.title,
    option: row.option,
    picture: row.picture,
    unitPrice: { amountMinor, currency },
    ...(listMinor !== null && listMinor > amountMinor && { listPrice: { amountMinor: listMinor, currency } }),
    taxClass: row.taxClass,
    categorySlugs: row.categorySlugs,
    ...(weightGrams !== null && { weightGrams }),
    ...(shippingClass !== null && { shippingClass }),
    free: row.free,
  };
}
