import type { AnswerOf, InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { tellStockBooks } from '../../store/book/stock-books.ts';

/** What is reserved for orders. */
export async function tellBooks(
  tools: Tools<'catalog'>,
  { orderIds }: InputTo<'catalog', 'tellBooks'>,
): Promise<AnswerOf<'catalog', 'tellBooks'>> {
  return { books: await tools.db.rows(tellStockBooks(orderIds)) };
}
