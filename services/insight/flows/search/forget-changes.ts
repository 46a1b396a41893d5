import type { Tools } from '#runtime/tools.ts';
import { forgetChanges as forget } from '../../store/search/indexed-documents.ts';

/** Forgets who wrote documents more than two hours ago: every index has heard of it, or is loaded anew. */
export async function forgetChanges(tools: Tools<'insight'>): Promise<void> {
  await tools.db.rows(forget());
}
