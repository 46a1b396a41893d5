import type { Definitions, FileFormat, MapOptions, MappedLine } from './product-file.ts';
import { marketDigits, type Market } from './market-names.ts';
import { slugOf } from './slug-of.ts';

/** A product of the Icecat file: a line of JSON. Attributes are `attr_t_…` (text), `attr_n_…` and `attr_b_…`. */
type IcecatProduct = {
  id: string;
  title: string;
  short_description?: string | null;
  supplier?: string | null;
  ean?: string[];
  price: number;
} & Record<string, unknown>;

const types = { t: 'text', n: 'number', b: 'boolean' } as const;

/**
 * Icecat products, one a line as JSON. Prices are taken as they stand, in the currency of the market asked for,
 * rounded to its smallest unit and at least one. */
export function icecatFormat({ market }: MapOptions): FileFormat {
  const price = `price_${market}`;
  const format = (hundredths: number) => formatPrice(hundredths, market);
  return {
    columns: ['slug', 'sku', 'title_en', 'description_en', 'brand', price, 'attributes'],
    define,
    map: (text, definitions) => map(text, definitions, { column: price, format }),
  };
}

async function define(text: AsyncIterable<string>): Promise<Definitions> {
  const brands = new Map<string, string>();
  const attributes = new Map<string, { type: 'text' | 'number' | 'boolean'; unit: null; title: string }>();
  attributes.set('ean', { type: 'text', unit: null, title: 'EAN' });
  for await (const { product } of productsOf(text)) {
    if (!product) continue;
    if (product.supplier) brands.set(slugOf(product.supplier, 100), product.supplier);
    for (const name of Object.keys(product)) {
      const found = attributeOf(name);
      if (found && !attributes.has(found.key))
        attributes.set(found.key, { type: found.type, unit: null, title: titleOf(found.name) });
    }
  }
  return { brands, attributes };
}

async function* map(
  text: AsyncIterable<string>,
  { attributes }: Definitions,
  to: { column: string; format: (hundredths: number) => string },
): AsyncGenerator<MappedLine> {
  for await (const { product, line } of productsOf(text)) {
    if (!product) {
      yield { fault: { line, column: '', reason: 'This line is no JSON object with id, title and price.' } };
      continue;
    }
    const { id, title, short_description: description, supplier, ean, price } = product;
    const values: Record<string, unknown> = ean?.[0] ? { ean: ean[0] } : {};
    for (const [name, value] of Object.entries(product)) {
      const key = attributeOf(name)?.key;
      if (key && attributes.has(key) && value !== '' && value !== null) values[key] = value;
    }
    yield {
      fields: {
        slug: `${slugOf(title, 90)}-${id}`.replace(/^-/, ''),
        sku: `ICE-${id}`,
        title_en: title,
        description_en: description ?? '',
        brand: supplier ? slugOf(supplier, 100) : '',
        [to.column]: to.format(price),
        attributes: JSON.stringify(values),
      },
    };
  }
}

function formatPrice(hundredths: number, market: Market): string {
  const unit = 10 ** marketDigits[market];
  const minor = Math.round((hundredths * unit) / 100);
  return (Math.max(minor, Math.min(hundredths, 1)) / unit).toFixed(marketDigits[market]);
}

/** Keys keep the letter of their type: some names come with two types. */
function attributeOf(name: string) {
  const [, letter = '', rest = ''] = /^attr_([tnb])_(.+)$/.exec(name) ?? [];
  if (rest === '') return undefined;
  return { key: `${letter}_${rest}`.slice(0, 100), type: types[letter as keyof typeof types], name: rest };
}

function titleOf(name: string): string {
  const words = name.replace(/_+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

async function* productsOf(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; product: IcecatProduct | undefined }> {
  let rest = '';
  let line = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) yield { line: (line += 1), product: productOf(each) };
  }
  if (rest !== '') yield { line: line + 1, product: productOf(rest) };
}

function productOf(json: string): IcecatProduct | undefined {
  try {
    const value = JSON.parse(json) as Partial<IcecatProduct> | null;
    const isWhole =
      typeof value?.id === 'string' && typeof value.title === 'string' && Number.isInteger(value.price);
    return isWhole ? (value as IcecatProduct) : undefined;
  } catch {
    return undefined;
  }
}
