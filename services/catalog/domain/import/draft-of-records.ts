import type { ProductDraftValue } from '#contracts/catalog/product.ts';
import { markets, type Market } from '#contracts/markets.ts';
import { parsePrice } from './parse-price.ts';
import { readAttributes, type KnownAttribute } from './read-attributes.ts';

/** A line of a product file: its number and its fields by column; a column that the file lacks has none. */
export type FileRecord = { line: number; fields: Readonly<Record<string, string>> };
export type FileFault = { line: number; column: string; reason: string };
/** What is stored that lines refer to. */
export type Known = {
  attributes: ReadonlyMap<string, KnownAttribute>;
  existing: ProductDraftValue | undefined;
  idOf: (words: string) => string;
};

type Variant = ProductDraftValue['variants'][number];
type Words = { en: string; zh: string };

/**
 * The draft that the lines of one product say. What the file has no column for stays as it is, and so do variants it
 * does not name; a product that is new needs a title, and a variant that is new a price.
 */
export function draftOfRecords(
  records: readonly FileRecord[],
  known: Known,
): { draft: ProductDraftValue; faults: FileFault[] } {
  const [first = { line: 0, fields: {} }] = records;
  const { existing, idOf } = known;
  const faults: FileFault[] = [];
  const read = (name: string) => first.fields[name];
  const words = (name: string, before: Words | null | undefined): Words | null =>
    readWords(first.fields, name, before ?? null);
  const slug = read('slug') ?? '';
  const attributes = readAttributes(first, known.attributes, existing?.attributes ?? []);
  faults.push(...attributes.faults);
  const popularity = read('popularity');
  const seoTitle = words('seo_title', existing?.seo?.title);
  const seoDescription = words('seo_description', existing?.seo?.description);
  const draft: ProductDraftValue = {
    productId: existing?.productId ?? idOf(`product ${slug}`),
    slug,
    title: words('title', existing?.title) ?? { en: '', zh: '' },
    description: words('description', existing?.description) ?? { en: '', zh: '' },
    categorySlugs: readList(read('categories')) ?? existing?.categorySlugs ?? [],
    taxClass: (read('tax_class') || existing?.taxClass || 'standard') as ProductDraftValue['taxClass'],
    brandSlug: read('brand') === undefined ? (existing?.brandSlug ?? null) : read('brand') || null,
    attributes: attributes.values,
    seo: seoTitle && seoDescription ? { title: seoTitle, description: seoDescription } : null,
    optionName: words('option_name', existing?.optionName),
    popularity: popularity ? Number(popularity) : (existing?.popularity ?? 0),
    ...(existing?.pictures ? { pictures: existing.pictures } : {}),
    variants: readVariants(records, known, faults),
  };
  return { draft, faults };
}

function readVariants(
  records: readonly FileRecord[],
  { existing, idOf }: Known,
  faults: FileFault[],
): Variant[] {
  const variants = new Map(existing?.variants.map((variant) => [variant.sku, variant]));
  const named = new Set<string>();
  for (const { line, fields } of records) {
    const sku = fields['sku'] ?? '';
    if (named.has(sku)) faults.push({ line, column: 'sku', reason: 'This SKU is there twice.' });
    named.add(sku);
    const before = variants.get(sku);
    variants.set(sku, {
      variantId: before?.variantId ?? idOf(`variant ${sku}`),
      sku,
      option: readWords(fields, 'option', before?.option ?? null),
      picture: fields['picture'] === undefined ? (before?.picture ?? null) : fields['picture'] || null,
      prices: readPrices({ line, fields }, before, faults),
      ...readParcel(fields, before),
    });
  }
  return [...variants.values()];
}

/** What the delivery of a variant depends on; an empty field says that it is not known, or none. */
function readParcel(
  fields: Readonly<Record<string, string>>,
  before: Variant | undefined,
): Pick<Variant, 'weightGrams' | 'shippingClass'> {
  const weight = fields['weight_grams'] ?? before?.weightGrams?.toString() ?? '';
  const shippingClass = fields['shipping_class'] ?? before?.shippingClass ?? '';
  return {
    ...(weight !== '' && { weightGrams: Number(weight) }),
    ...(shippingClass !== '' && { shippingClass }),
  };
}

function readPrices({ line, fields }: FileRecord, before: Variant | undefined, faults: FileFault[]) {
  const prices = (Object.keys(markets) as Market[]).flatMap((market) => {
    const column = `price_${market}`;
    const text = fields[column];
    if (text === undefined) return before?.prices.filter((price) => price.market === market) ?? [];
    if (text === '') return [];
    const { currency } = markets[market];
    const amountMinor = parsePrice(text, currency);
    if (amountMinor !== undefined) return [{ market, price: { amountMinor, currency } }];
    faults.push({ line, column, reason: `This is no amount in ${currency}; write it like 12.34.` });
    return [];
  });
  if (prices.length === 0 && faults.every((fault) => fault.line !== line))
    faults.push({ line, column: 'price_gb', reason: 'A variant needs a price in a market.' });
  return prices;
}

/** A text in both languages; without Chinese it counts as not translated. */
function readWords(
  fields: Readonly<Record<string, string>>,
  name: string,
  before: Words | null,
): Words | null {
  const [en, zh] = [fields[`${name}_en`], fields[`${name}_zh`]];
  if (en === undefined && zh === undefined) return before;
  const english = en ?? before?.en ?? '';
  if (english === '') return null;
  return { en: english, zh: (zh ?? (en === undefined || en === before?.en ? before?.zh : en)) || english };
}

function readList(text: string | undefined): string[] | undefined {
  return text?.split('|').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
