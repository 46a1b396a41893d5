import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { sumFiguresOfOrders } from '../../store/sales/order-figures.ts';

/** What these orders have added to the reports. */
export async function sumOrderFigures(
  tools: Tools<'insight'>,
  { orderIds }: InputTo<'insight', 'sumOrderFigures'>,
): Promise<AnswerOf<'insight', 'sumOrderFigures'>> {
  return { sums: await tools.db.rows(sumFiguresOfOrders(orderIds)) };
}
