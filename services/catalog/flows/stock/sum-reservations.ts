import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { sumOfReservations } from '../../store/stock/stock-sums.ts';

/** How many units the reservations of orders hold. */
export async function sumReservations(
  tools: Tools<'catalog'>,
  { orderIds }: InputTo<'catalog', 'sumReservations'>,
): Promise<AnswerOf<'catalog', 'sumReservations'>> {
  return { sums: await tools.db.rows(sumOfReservations(orderIds)) };
}
