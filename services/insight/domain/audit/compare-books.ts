import type { OrderBookValue, PaymentBookValue, StockBookValue } from '#contracts/audit.ts';

/** What insight has counted of an order, in minor units. */
export type FigureBook = { orderId: string; soldMinor: number; returnedMinor: number };

export type Books = {
  order: readonly OrderBookValue[];
  payment: readonly PaymentBookValue[];
  stock: readonly StockBookValue[];
  figures: readonly FigureBook[];
};

/** Books of two rooms that do not agree on an order, and what explains it for now. */
export type Difference = {
  rule: (typeof bookRules)[keyof typeof bookRules];
  id: string;
  detail: string;
  openBecause: string | null;
};

/** What must hold of the books of different rooms. */
export const bookRules = {
  paid: 'payment keeps of an order what it comes to',
  cancelledMoney: 'a cancelled order keeps no money',
  orphanMoney: 'money is kept of orders only',
  goods: 'goods are reserved for an order that wants them',
  cancelledGoods: 'a cancelled order keeps no stock',
  orphanGoods: 'goods are reserved for orders only',
  figures: 'the figures of sales are what orders come to',
} as const;

/** The differences between the books of some orders; `orderIds` are all that was asked for. */
export function compareBooks(orderIds: readonly string[], books: Books): Difference[] {
  const [order, payment, stock, figures] = [
    byOrder(books.order),
    byOrder(books.payment),
    byOrder(books.stock),
    byOrder(books.figures),
  ];
  return orderIds.flatMap((id) => {
    const own = order.get(id);
    const [money, goods] = [payment.get(id), stock.get(id)];
    if (!own) return [...orphanMoney(id, money), ...orphanGoods(id, goods)];
    return [...moneyOf(own, money), ...goodsOf(own, goods, money), ...figuresOf(own, figures.get(id))];
  });
}

function byOrder<Book extends { orderId: string }>(books: readonly Book[]): Map<string, Book> {
  return new Map(books.map((book) => [book.orderId, book]));
}

function orphanMoney(id: string, money: PaymentBookValue | undefined): Difference[] {
  if (!money || money.keptMinor === 0) return [];
  const detail = `${money.keptMinor} ${money.currency} kept of an order that nobody knows`;
  return [{ rule: bookRules.orphanMoney, id, detail, openBecause: money.openBecause }];
}

function orphanGoods(id: string, goods: StockBookValue | undefined): Difference[] {
  if (!goods || goods.state === 'released' || goods.unitsHere === 0) return [];
  const detail = `${goods.unitsHere} ${goods.state} for an order that nobody knows`;
  return [{ rule: bookRules.orphanGoods, id, detail, openBecause: null }];
}

function moneyOf(own: OrderBookValue, money: PaymentBookValue | undefined): Difference[] {
  const keptMinor = money?.keptMinor ?? 0;
  if (keptMinor === own.keptMinor) return [];
  const detail = `${own.state}: ${own.keptMinor} ${own.currency} by the order, ${keptMinor} kept by payment`;
  const rule = own.state === 'cancelled' ? bookRules.cancelledMoney : bookRules.paid;
  const openBecause =
    own.openBecause ?? own.moneyBecause ?? money?.openBecause ?? lasting(own, keptMinor, money);
  return [{ rule, id: own.orderId, detail, openBecause }];
}

/** What explains that more is kept than the order comes to for as long as it lasts, up to its own sum. */
function lasting(
  { state, keptMinor: dueMinor, refusedMinor }: OrderBookValue,
  keptMinor: number,
  money: PaymentBookValue | undefined,
): string | null {
  const moreMinor = keptMinor - dueMinor;
  const refused = state === 'cancelled' ? 0 : refusedMinor;
  const withheld = money?.withheldMinor ?? 0;
  if (moreMinor < 0 || moreMinor > refused + withheld) return null;
  return withheld > 0 ? 'a dispute withholds money' : 'a refund was refused by the provider';
}

function goodsOf(
  own: OrderBookValue,
  goods: StockBookValue | undefined,
  money: PaymentBookValue | undefined,
): Difference[] {
  const { orderId: id, state, units, isSecured } = own;
  // Whether it is paid, and so keeps its goods, may hang on a provider that is away.
  const undecided = isSecured || state === 'cancelled' ? null : (money?.openBecause ?? null);
  const openBecause = own.openBecause ?? own.goodsBecause ?? undecided;
  if (state === 'placed') return [];
  if (state === 'cancelled') {
    if (!goods || goods.state === 'released' || goods.unitsHere === 0) return [];
    const detail = `${goods.unitsHere} ${goods.state} for a cancelled order`;
    return [{ rule: bookRules.cancelledGoods, id, detail, openBecause }];
  }
  const found = goods?.units ?? 0;
  const isKept = goods === undefined ? units === 0 : isAsWanted(goods, isSecured, units);
  if (isKept && found === units) return [];
  const detail = `${state}: ${units} wanted, ${found} ${goods?.state ?? 'reserved'}`;
  return [{ rule: bookRules.goods, id, detail, openBecause }];
}

function isAsWanted({ state }: StockBookValue, isSecured: boolean, units: number): boolean {
  if (units === 0) return true;
  return isSecured ? state === 'committed' : state === 'held' || state === 'committed';
}

function figuresOf(own: OrderBookValue, figures: FigureBook | undefined): Difference[] {
  const { orderId: id, soldMinor, returnedMinor, currency } = own;
  const [sold, returned] = [figures?.soldMinor ?? 0, figures?.returnedMinor ?? 0];
  if (sold === soldMinor && returned === returnedMinor) return [];
  const detail = `${soldMinor} ${currency} sold and ${returnedMinor} given back by the order, ${sold} and ${returned} in the figures`;
  return [{ rule: bookRules.figures, id, detail, openBecause: null }];
}
