import type { CategoryDraft } from '../../api/use-categories.ts';

type Node = Required<CategoryDraft>;

/**
 * The categories to write so that one changes places with the sibling above (−1) or below (1); none at the end of the
 * row. Siblings are numbered anew, since they may share a position; each goes with the version that was seen.
 */
export function moveAmong(
  categories: readonly Node[],
  { slug, parentSlug }: Pick<Node, 'slug' | 'parentSlug'>,
  steps: -1 | 1,
): CategoryDraft[] {
  const row = categories.filter((each) => each.parentSlug === parentSlug);
  const from = row.findIndex((each) => each.slug === slug);
  const [one, other] = [row[from], row[from + steps]];
  if (!one || !other) return [];
  const moved = row.with(from, other).with(from + steps, one);
  return moved
    .map((each, index) => ({ ...each, position: index + 1 }))
    .filter((each) => each.position !== row.find((before) => before.slug === each.slug)?.position)
    .map(({ slug: of, title, parentSlug: parent, position, version }) => ({
      slug: of,
      title,
      parentSlug: parent,
      position,
      version,
    }));
}
