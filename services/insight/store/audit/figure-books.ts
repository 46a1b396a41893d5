import { statement } from '#runtime/db/statement.ts';
import type { FigureBook } from '../../domain/audit/compare-books.ts';

/** What these orders have added to the figures. */
export const readFigureBooks = statement<FigureBook, [orderIds: readonly string[]]>(
  'insight.figures.books',
  `select order_id as "orderId", paid_minor as "soldMinor", refunded_minor as "returnedMinor"
   from order_figures where order_id = any($1::uuid[])`,
);
