import type { Draft } from './draft.ts';

/** One question to the catalog: how many of which variants; no variant twice. */
export type QuoteAsked = { variantId: string; quantity: number }[];

/** So many fit into one question; more when the catalog need not be told how many of each. */
const askedMost = 200;
const singlesMost = 500;
/** No price falls beyond it, and no question may ask for more. */
const quantityMost = 100_000;

/**
 * How many of each variant a draft orders at the catalog's price, which falls with the quantity; one of those whose lines
 * all have a price of their own.
 */
export function quantitiesOf({ lines }: Draft): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const line of lines) {
    if ('fee' in line) continue;
    const more = line.price === undefined ? line.quantity : 0;
    wanted.set(line.variantId, (wanted.get(line.variantId) ?? 0) + more);
  }
  return new Map(
    [...wanted].map(([variantId, quantity]) => [variantId, Math.min(quantityMost, Math.max(1, quantity))]),
  );
}

/** The fewest questions that ask for all of them, as the catalog takes each variant once in a question. */
export function quotesToAsk(wishes: readonly ReadonlyMap<string, number>[]): QuoteAsked[] {
  const quantities = new Map<string, Set<number>>();
  for (const wish of wishes) {
    for (const [variantId, quantity] of wish) {
      const known = quantities.get(variantId) ?? new Set();
      quantities.set(variantId, known.add(quantity));
    }
  }
  const layers: QuoteAsked[] = [];
  for (const [variantId, several] of quantities) {
    for (const [index, quantity] of [...several].entries()) {
      (layers[index] ??= []).push({ variantId, quantity });
    }
  }
  return layers.flatMap((layer) => {
    const most = layer.every(({ quantity }) => quantity === 1) ? singlesMost : askedMost;
    return Array.from({ length: Math.ceil(layer.length / most) }, (_, part) =>
      layer.slice(part * most, (part + 1) * most),
    );
  });
}
