import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { reportCategories as findCategories } from '../../store/sales/reports.ts';
import { listSold } from './list-sold.ts';

const slug = /^[a-z0-9-]{1,120}$/;

/** Categories that sold within a period, each with what is below it, those of most revenue first. */
export async function reportCategories(
  tools: Tools<'insight'>,
  input: InputTo<'insight', 'reportCategories'>,
): Promise<ResultOf<'insight', 'reportCategories'>> {
  const page = await listSold(tools, findCategories, slug, input);
  if (isRefusal(page)) return page;
  const categories = page.rows.map(({ id, title, ...row }) => ({ ...row, slug: id, title: title ?? id }));
  return { categories, nextCursor: page.nextCursor };
}
