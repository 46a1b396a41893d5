import { createHash } from 'node:crypto';
import { ProductDraft, type ProductDraftValue } from '#contracts/catalog/product.ts';
import { validate } from '#runtime/door/validate.ts';
import type { Tools } from '#runtime/tools.ts';
import { findAttributeFault } from '../../domain/attribute/find-attribute-fault.ts';
import { attributeColumn } from '../../domain/import/columns.ts';
import { draftOfRecords, type FileFault, type FileRecord } from '../../domain/import/draft-of-records.ts';
import { placeOfFault } from '../../domain/import/place-of-fault.ts';
import { checkDrafts } from '../../domain/product/check-drafts.ts';
import { draftContent } from '../../domain/product/draft-content.ts';
import { findAttributes, type AttributeRow } from '../../store/attribute/attributes.ts';
import { findUnknownBrands } from '../../store/attribute/brands.ts';
import { findUnknownCategories } from '../../store/category/categories.ts';
import { findDraftsBySlug } from '../../store/product/drafts.ts';
import { findTaken } from '../../store/product/write-products.ts';
import type { FileProduct } from './read-products.ts';

/** A product of a file: what is to be written, or what is wrong with its lines. */
export type Judged = {
  product: FileProduct;
  draft: ProductDraftValue;
  faults: FileFault[];
  isUnchanged: boolean;
};

/** What is taken for known although it is not there: for a dry run of what would be written before. */
export type Assumed = {
  brands: ReadonlySet<string>;
  attributes: ReadonlyMap<string, AttributeRow>;
};

/**
 * Turns lines into drafts and finds what is wrong with them, in two round trips for a batch: by the shape of a draft, by
 * the rules of products, and by what is stored.
 */
export async function judgeProducts(
  tools: Tools<'catalog'>,
  batch: readonly FileProduct[],
  assumed: Assumed,
): Promise<Judged[]> {
  const slugs = batch.map(({ records }) => records[0]?.fields['slug'] ?? '');
  const keys = keysOf(batch);
  const [stored, defined] = await tools.db.together([findDraftsBySlug(slugs), findAttributes(keys)]);
  const attributes = [...defined, ...missing(keys, defined, assumed)];
  const existing = new Map(stored.map(({ draft }) => [draft.slug, draft]));
  const known = new Map(attributes.map((attribute) => [attribute.key, attribute]));
  const judged = batch.map((product, index): Judged => {
    const before = existing.get(slugs[index] ?? '');
    const { draft, faults } = draftOfRecords(product.records, {
      attributes: known,
      existing: before,
      idOf: derivedId,
    });
    const isUnchanged = before !== undefined && draftContent(before) === draftContent(draft);
    const shape = product.misshapen.map((line) => ({
      line,
      column: '',
      reason: 'This line has another number of fields than the header.',
    }));
    const repeated = product.repeated.map(({ line, slug }) => ({
      line,
      column: 'sku',
      reason: `This SKU stands below ${slug} further up already.`,
    }));
    const found = shape.length > 0 ? shape : [...repeated, ...faults];
    if (found.length === 0) found.push(...ownFaults(product.records, draft, attributes));
    return { product, draft, faults: found, isUnchanged };
  });
  await judgeReferences(tools, judged, assumed);
  return judged;
}

/** Assumed definitions of attributes that are not defined yet. */
function missing(
  keys: readonly string[],
  defined: readonly AttributeRow[],
  { attributes }: Assumed,
): AttributeRow[] {
  const there = new Set(defined.map(({ key }) => key));
  return keys.flatMap((key) => (there.has(key) ? [] : (attributes.get(key) ?? [])));
}

/** What is wrong with a draft whatever else is stored; the first fault only. */
function ownFaults(
  records: readonly FileRecord[],
  draft: ProductDraftValue,
  attributes: readonly AttributeRow[],
): FileFault[] {
  const shape = validate(ProductDraft, draft);
  if (shape) return [placeOfFault(records, draft, { path: shape.path ?? '', detail: shape.detail })];
  const fault = checkDrafts([draft]) ?? findAttributeFault([draft], attributes);
  if (!fault) return [];
  return [placeOfFault(records, draft, { ...fault, path: fault.path.replace(/^\/products\/0/, '') })];
}

/** Adds what is wrong because of other products, or of brands and categories that there are not. */
async function judgeReferences(
  tools: Tools<'catalog'>,
  judged: readonly Judged[],
  assumed: Assumed,
): Promise<void> {
  const sound = judged.filter(({ faults, isUnchanged }) => faults.length === 0 && !isUnchanged);
  if (sound.length === 0) return;
  const drafts = sound.map(({ draft }) => draft);
  const variants = drafts.flatMap(({ productId, variants: all }) =>
    all.map(({ variantId, sku }) => ({ productId, variantId, sku })),
  );
  const [brands, categories, taken] = await tools.db.together([
    findUnknownBrands(drafts.flatMap(({ brandSlug }) => (brandSlug ? [brandSlug] : []))),
    findUnknownCategories(drafts.flatMap(({ categorySlugs }) => categorySlugs)),
    findTaken(
      JSON.stringify(drafts.map(({ productId, slug }) => ({ productId, slug }))),
      JSON.stringify(variants),
    ),
  ]);
  const unknownBrands = new Set(brands.flatMap(({ slug }) => (assumed.brands.has(slug) ? [] : [slug])));
  const unknownCategories = new Set(categories.map(({ slug }) => slug));
  const takenSkus = new Set(taken.map(({ value }) => value));
  for (const { draft, faults, product } of sound) {
    const at = (line: number, column: string, reason: string) => faults.push({ line, column, reason });
    const top = product.records[0]?.line ?? 0;
    if (unknownBrands.has(draft.brandSlug ?? '')) at(top, 'brand', `There is no brand ${draft.brandSlug}.`);
    for (const slug of draft.categorySlugs)
      if (unknownCategories.has(slug)) at(top, 'categories', `There is no category ${slug}.`);
    for (const { line, fields } of product.records)
      if (takenSkus.has(fields['sku'] ?? '')) at(line, 'sku', 'This SKU belongs to another product already.');
  }
}

/** Attributes that lines name, whether they are defined or not. */
function keysOf(batch: readonly FileProduct[]): string[] {
  const keys = new Set<string>();
  for (const { records } of batch) {
    const fields = records[0]?.fields ?? {};
    for (const column of Object.keys(fields)) {
      const key = attributeColumn.exec(column)?.[1];
      if (key) keys.add(key);
    }
    for (const [, key = ''] of (fields['attributes'] ?? '').matchAll(/"([a-z0-9][a-z0-9_]{0,99})"\s*:/g))
      keys.add(key);
  }
  return [...keys];
}

/** The same id for the same words, so that a file that is read twice names the same products (UUID version 8, RFC 9562). */
function derivedId(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
