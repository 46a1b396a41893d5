import type { InputTo, ResultOf } from '#contracts/services.ts';
import { refuse } from '#contracts/refusals.ts';
import { toTraceparent } from '#runtime/telemetry/trace-context.ts';
import type { Tools } from '#runtime/tools.ts';
import { findTwice } from '../../domain/category/find-twice.ts';
import { whoIs } from '../../domain/staff/who-is.ts';
import {
  checkCategories,
  checkSeenVersions,
  findUnknownCategories,
  lockCategories,
  writeCategories,
} from '../../store/category/categories.ts';

type Input = InputTo<'catalog', 'importCategories'>;

/**
 * Writes the categories that are new or differ and announces each of those. Refuses (`version-conflict`) one that was
 * changed since it was seen, and (`value-invalid`) a slug twice, a parent that does not exist, a ring of parents, and more
 * than 1,000 categories.
 */
export async function importCategories(
  tools: Tools<'catalog'>,
  { categories }: Input,
): Promise<ResultOf<'catalog', 'importCategories'>> {
  const twice = findTwice(categories.map(({ slug }) => slug));
  if (twice !== -1) return refuseAt('This slug occurs twice in this import.', `/categories/${twice}/slug`);
  const rows = categories.map(({ slug, title, parentSlug, position, version }) => ({
    slug,
    titleEn: title.en,
    titleZh: title.zh,
    parentSlug,
    position,
    version,
  }));
  const given = JSON.stringify(rows);
  const who = whoIs(tools.context.subject);
  const flown = await tools.db.tryFlight([
    lockCategories(),
    checkSeenVersions(given),
    writeCategories(given, 'category.changed', toTraceparent(tools.context.trace), who),
    checkCategories(),
  ]);
  if (!flown.isRefused) return { written: flown.rows[2].length };
  if (flown.refusedBy === 'category-moved')
    return refuse('version-conflict', 'Somebody else changed the category meanwhile: look at it again.');
  if (flown.refusedBy === 'category-limit') return refuseAt('There may be 1,000 categories.', '/categories');
  if (flown.refusedBy === 'category-ring')
    return refuseAt('A category may not be below itself.', '/categories');
  const parents = categories.map(({ parentSlug }) => parentSlug).filter((slug) => slug !== null);
  const own = new Set(categories.map(({ slug }) => slug));
  const unknown = (await tools.db.rows(findUnknownCategories(parents))).find(({ slug }) => !own.has(slug));
  const index = categories.findIndex(({ parentSlug }) => parentSlug === unknown?.slug);
  return refuseAt('There is no such category.', `/categories/${index}/parentSlug`);
}

function refuseAt(detail: string, path: string) {
  return refuse('value-invalid', detail, { path });
}
