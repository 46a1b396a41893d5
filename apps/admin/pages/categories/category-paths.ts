import type { Locale } from '#contracts/markets.ts';
import type { Category } from '../../api/use-categories.ts';

type Node = Pick<Category, 'slug' | 'title' | 'parentSlug'>;

/** Categories by the way that leads to them, e.g. Kitchen › Cups, in the order of the tree. */
export function categoryPaths(
  categories: readonly Node[],
  locale: Locale,
): { value: string; label: string; depth: number }[] {
  const below = Map.groupBy(categories, ({ parentSlug }) => parentSlug);
  const walk = (parentSlug: string | null, way: readonly string[]): ReturnType<typeof categoryPaths> =>
    (below.get(parentSlug) ?? []).flatMap(({ slug, title }) => {
      const here = [...way, locale === 'zh-cn' ? title.zh : title.en];
      return [{ value: slug, label: here.join(' › '), depth: way.length }, ...walk(slug, here)];
    });
  return walk(null, []);
}
