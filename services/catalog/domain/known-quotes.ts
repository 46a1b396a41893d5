/** What a market sells a variant for, and what else a quote says of it, but for how many there are. */
export type QuotedFacts = {
  variantId: string;
  productId: string;
  slug: string;
  sku: string;
  title: string;
  option: string | null;
  picture: string | null;
  amountMinor: number;
  listMinor: number | null;
  currency: string;
  taxClass: 'standard' | 'reduced' | 'zero';
  categorySlugs: string[];
  weightGrams: number | null;
  shippingClass: string | null;
  productVersion: number;
  treeVersion: number;
  /** When this was read, by the database's clock. */
  atMs: number;
  /** When the next price begins or ends that holds from a moment on; null when none will. */
  turnsAtMs: number | null;
};

/** What was seen of a variant just now. */
export type SeenVariant = Pick<QuotedFacts, 'variantId' | 'productVersion' | 'treeVersion' | 'atMs'> & {
  free: number;
};

/** What everybody is quoted, as it was read last; one for each variant, quantity, language, market and currency. */
export type KnownQuotes = Map<string, QuotedFacts>;

const mostKept = 10_000;

/** Keeps a quote; the one that was first is forgotten when there are 10,000. */
export function keepQuote(known: KnownQuotes, key: string, facts: QuotedFacts): void {
  known.set(key, facts);
  if (known.size <= mostKept) return;
  const [first = key] = known.keys();
  known.delete(first);
}

/**
 * Whether a quote still says what reading it anew would say. All that is written of a product gives it another version, and what is
 * written of categories another one to their tree; prices that begin or end by themselves were known beforehand.
 */
export function stillHolds(facts: QuotedFacts, seen: SeenVariant): boolean {
  return (
    facts.productVersion === seen.productVersion &&
    facts.treeVersion === seen.treeVersion &&
    facts.atMs <= seen.atMs &&
    (facts.turnsAtMs === null || seen.atMs < facts.turnsAtMs)
  );
}
