import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findTwice } from '../../domain/category/find-twice.ts';
import { writeBrands } from '../../store/attribute/brands.ts';

/** Writes brands that are new or differ. Refuses (`value-invalid`) a slug twice. */
export async function importBrands(
  tools: Tools<'catalog'>,
  { brands }: InputTo<'catalog', 'importBrands'>,
): Promise<ResultOf<'catalog', 'importBrands'>> {
  const slugs = brands.map(({ slug }) => slug);
  const twice = findTwice(slugs);
  if (twice !== -1)
    return refuse('value-invalid', 'This slug occurs twice.', { path: `/brands/${twice}/slug` });
  const titles = brands.map(({ title }) => title);
  return { written: (await tools.db.rows(writeBrands(slugs, titles))).length };
}
