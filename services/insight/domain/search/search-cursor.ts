/** How results are ordered. */
export type Order = 'relevance' | 'popular' | 'price-up' | 'price-down';

/** Where a page ended: the last product and the value it was ordered by. */
export type Position = { order: Order; isLoose: boolean; key: number; productId: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes and reads the cursor of a result page; what cannot be read is undefined. */
export const searchCursor = {
  write({ order, isLoose, key, productId }: Position): string {
    return Buffer.from(JSON.stringify([order, isLoose, key, productId])).toString('base64url');
  },
  read(cursor: string): Position | undefined {
    const fields = parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(fields) || fields.length !== 4) return undefined;
    const [order, isLoose, key, productId] = fields as unknown[];
    const isOrder = ['relevance', 'popular', 'price-up', 'price-down'].includes(String(order));
    const isWhole = order === 'relevance' || Number.isSafeInteger(key);
    if (!isOrder || typeof isLoose !== 'boolean' || typeof key !== 'number' || !isWhole) return undefined;
    if (typeof productId !== 'string' || !uuid.test(productId)) return undefined;
    return { order: order as Order, isLoose, key, productId };
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
