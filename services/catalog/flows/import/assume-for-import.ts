import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findDefinitionFault } from '../../domain/attribute/find-definition-fault.ts';
import { findTwice } from '../../domain/category/find-twice.ts';
import { findAttributes } from '../../store/attribute/attributes.ts';
import { findUnknownBrands } from '../../store/attribute/brands.ts';
import { writeAssumptions } from '../../store/import/assumptions.ts';

/**
 * Notes which brands and attributes the dry run of a file is to take for known, and tells those that there are not yet.
 * Refuses what could not be written.
 */
export async function assumeForImport(
  tools: Tools<'catalog'>,
  { importId, brands, attributes }: InputTo<'catalog', 'assumeForImport'>,
): Promise<ResultOf<'catalog', 'assumeForImport'>> {
  const slugs = brands.map(({ slug }) => slug);
  const twice = findTwice(slugs);
  if (twice !== -1)
    return refuse('value-invalid', 'This slug occurs twice.', { path: `/brands/${twice}/slug` });
  const fault = findDefinitionFault(attributes);
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const [unknown, known] = await tools.db.together([
    findUnknownBrands(slugs),
    findAttributes(attributes.map(({ key }) => key)),
  ]);
  const before = new Map(known.map((attribute) => [attribute.key, attribute]));
  const other = attributes.findIndex(({ key, type, unit }) => {
    const old = before.get(key);
    return old !== undefined && (old.type !== type || old.unit !== unit);
  });
  if (other !== -1)
    return refuse('value-invalid', 'Its values are kept in another type or unit.', {
      path: `/attributes/${other}/type`,
    });
  const rows = [
    ...brands.map((brand) => ({ kind: 'brand', name: brand.slug, definition: brand })),
    ...attributes.map((attribute) => ({ kind: 'attribute', name: attribute.key, definition: attribute })),
  ];
  const flown = await tools.db.tryFlight([writeAssumptions(importId, JSON.stringify(rows))]);
  if (flown.isRefused) return refuse('not-found', 'There is no such import.');
  return {
    newBrands: unknown.map(({ slug }) => slug),
    newAttributes: attributes.flatMap(({ key }) => (before.has(key) ? [] : [key])),
  };
}
