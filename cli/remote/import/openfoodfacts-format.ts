import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { hasCheckDigit } from './has-check-digit.ts';
import type { Definitions, FileFormat, MapOptions, MappedLine } from './product-file.ts';
import { slugOf } from './slug-of.ts';

const per100 = 'g';
const nutrition: Readonly<Record<string, { key: string; title: string; unit: string }>> = {
  fat_amount: { key: 'fat', title: 'Fat per 100 g', unit: per100 },
  saturated_fats: { key: 'saturated_fat', title: 'Saturated fat per 100 g', unit: per100 },
  carbohydrate: { key: 'carbohydrate', title: 'Carbohydrate per 100 g', unit: per100 },
  sugar: { key: 'sugar', title: 'Sugar per 100 g', unit: per100 },
  dietary_fiber: { key: 'fibre', title: 'Fibre per 100 g', unit: per100 },
  protein: { key: 'protein', title: 'Protein per 100 g', unit: per100 },
  salt: { key: 'salt', title: 'Salt per 100 g', unit: per100 },
  sodium: { key: 'sodium', title: 'Sodium per 100 g', unit: per100 },
  alcohol: { key: 'alcohol', title: 'Alcohol by volume', unit: '%' },
};
const longestTitle = 300;
const longestText = 8000;

/** Products of Open Food Facts as CSV. The file has no prices: each product gets the one asked for. */
export function openFoodFactsFormat({ market, price = '' }: MapOptions): FileFormat {
  const column = `price_${market}`;
  return {
    columns: ['slug', 'sku', 'title_en', column, 'attributes'],
    define,
    map: (text) => map(text, { [column]: price }),
  };
}

function define(): Promise<Definitions> {
  const attributes = new Map<string, { type: 'text' | 'number'; unit: string | null; title: string }>();
  attributes.set('barcode', { type: 'text', unit: null, title: 'Barcode' });
  attributes.set('ingredients', { type: 'text', unit: null, title: 'Ingredients' });
  for (const { key, title, unit } of Object.values(nutrition))
    attributes.set(key, { type: 'number', unit, title });
  return Promise.resolve({ brands: new Map(), attributes });
}

async function* map(text: AsyncIterable<string>, price: Record<string, string>): AsyncGenerator<MappedLine> {
  const parser = Readable.from(text).compose(
    parse({ bom: true, columns: true, info: true, skip_empty_lines: true, relax_column_count: true }),
  ) as unknown as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>;
  for await (const { record, info } of parser) {
    const { barcode_id: barcode = '', product_name: name = '', ingredients = '' } = record;
    if (!hasCheckDigit(barcode)) {
      const reason = 'The check digit of this barcode is wrong.';
      yield { fault: { line: info.lines, column: 'barcode_id', reason } };
      continue;
    }
    const title = oneLine(name).slice(0, longestTitle);
    const values: Record<string, unknown> = { barcode };
    if (oneLine(ingredients) !== '') values['ingredients'] = oneLine(ingredients).slice(0, longestText);
    for (const [column, { key }] of Object.entries(nutrition)) {
      const field = record[column] ?? '';
      if (field !== '') values[key] = field;
    }
    const slug = `${slugOf(title, 100)}-${barcode}`.replace(/^-/, '');
    yield { fields: { slug, sku: barcode, title_en: title, ...price, attributes: JSON.stringify(values) } };
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
