import type { Tools } from '#runtime/tools.ts';
import { rewordDocuments } from '../../store/search/documents.ts';

const productsAtOnce = 200;

/** Has every product in a category found by the words of its title as it is now, some products at a time. */
export async function rewordCategory(tools: Tools<'insight'>, payload: unknown): Promise<void> {
  const { slug } = payload as { slug: string };
  let lastId: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (lastId !== undefined) {
    const found: { lastId: string } | undefined = await tools.db.row(
      rewordDocuments(slug, lastId, productsAtOnce),
    );
    lastId = found?.lastId;
    tools.killPoint('insight.reword-category.after-chunk');
  }
}
