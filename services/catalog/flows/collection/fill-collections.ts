import type { Tools } from '#runtime/tools.ts';
import {
  fillCollections as fill,
  listMovingCollections,
  lockMembers,
} from '../../store/collection/members.ts';

/**
 * Fills one collection anew (`slug`), those that hold what lies in categories (`byCategory`), or those that hold what
 * is new, for products grow old by themselves.
 */
export async function fillCollections(tools: Tools<'catalog'>, payload: unknown): Promise<void> {
  const { slug, byCategory } = (payload ?? {}) as { slug?: string; byCategory?: boolean };
  const kind = byCategory ? 'category' : 'new';
  const slugs = slug ? [slug] : (await tools.db.rows(listMovingCollections([kind]))).map((row) => row.slug);
  for (const each of slugs) {
    await tools.db.flight([lockMembers(), fill([each])]);
    tools.killPoint('catalog.fill-collections.after-one');
  }
}
