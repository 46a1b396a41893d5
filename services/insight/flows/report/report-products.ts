import { isRefusal } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { reportProducts as findProducts } from '../../store/sales/reports.ts';
import { listSold } from './list-sold.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Products that sold within a period, those of most revenue first. */
export async function reportProducts(
  tools: Tools<'insight'>,
  input: InputTo<'insight', 'reportProducts'>,
): Promise<ResultOf<'insight', 'reportProducts'>> {
  const page = await listSold(tools, findProducts, uuid, input);
  if (isRefusal(page)) return page;
  return {
    products: page.rows.map(({ id, ...row }) => ({ productId: id, ...row })),
    nextCursor: page.nextCursor,
  };
}
