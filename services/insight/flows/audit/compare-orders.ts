import type { LogMarkValue } from '#contracts/audit.ts';
import { readHeard } from '#runtime/events/store/heard-events.ts';
import type { Tools } from '#runtime/tools.ts';
import { answered } from '../../domain/audit/answered.ts';
import { compareBooks, type Difference } from '../../domain/audit/compare-books.ts';
import { awaitHearing, type Marks } from '../../domain/audit/await-hearing.ts';
import { closeUnseen, listOpen, noteSeen } from '../../store/audit/breaches.ts';
import { readFigureBooks } from '../../store/audit/figure-books.ts';

const together = 200;
const comparedMost = 500;
const openMost = 5000;

/** The orders on whose books rooms did not agree the last time, at most 500: those first that were looked at longest ago. */
export async function listDiffering(tools: Tools<'insight'>, most = comparedMost): Promise<string[]> {
  const open = await tools.db.rows(listOpen('insight', ['books'], most));
  return [...new Set(open.map(({ id }) => id))];
}

/** Compares the books of orders, writes down where they differ, and closes what agrees again. */
export async function compareOrders(
  tools: Tools<'insight'>,
  orderIds: readonly string[],
): Promise<Difference[]> {
  const all: Difference[] = [];
  for (let from = 0; from < orderIds.length; from += together) {
    const some = orderIds.slice(from, from + together);
    const { differences, marks } = await readDifferences(tools, some);
    const seen = JSON.stringify(differences.map((each) => ({ room: 'insight', ...each })));
    await tools.db.flight([
      noteSeen(seen, 'books', JSON.stringify(marks)),
      closeUnseen('insight', ['books'], some, seen),
    ]);
    all.push(...differences);
  }
  return all;
}

/** The differences between the books of at most 200 orders, each with what explains it, and the places in the logs they were read at. */
export async function readDifferences(
  tools: Tools<'insight'>,
  orderIds: readonly string[],
): Promise<{ differences: Difference[]; marks: Marks }> {
  const wanted = { orderIds: [...orderIds] };
  const { order, payment, catalog } = tools.call;
  // Insight hears of an order after it has happened: its own figures are read last.
  const asked = [order.tellBooks(wanted), payment.tellBooks(wanted), catalog.tellBooks(wanted)] as const;
  const told = await Promise.all(asked);
  const [orders, payments, stock] = [answered(told[0]), answered(told[1]), answered(told[2])];
  const [[heardOrder], figures, open] = await tools.db.together([
    readHeard(['order']),
    readFigureBooks(orderIds),
    listOpen('insight', ['books'], openMost),
  ]);
  const books = { order: orders.books, payment: payments.books, stock: stock.books, figures };
  const marks: Marks = { payment: payments.mark, order: orders.mark };
  const first = new Map(open.map((row) => [`${row.rule} ${row.id}`, row.marks as Marks | null]));
  const heard: { payment: LogMarkValue | null; order: LogMarkValue | null } = {
    payment: orders.heardPayment,
    order: heardOrder ?? null,
  };
  const differences = compareBooks(orderIds, books).map((each) =>
    awaitHearing(each, first.get(`${each.rule} ${each.id}`) ?? marks, heard),
  );
  return { differences, marks };
}
