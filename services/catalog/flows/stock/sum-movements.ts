import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { sumOfMovements } from '../../store/stock/stock-sums.ts';

/** What recorded movements of stock come to. */
export async function sumMovements(
  tools: Tools<'catalog'>,
  { movementIds }: InputTo<'catalog', 'sumMovements'>,
): Promise<AnswerOf<'catalog', 'sumMovements'>> {
  return { sums: await tools.db.rows(sumOfMovements(movementIds)) };
}
