import type { AnswerOf } from '#contracts/services.ts';

type Line = AnswerOf<'order', 'getOrder'>['lines'][number];
type Return = AnswerOf<'order', 'listReturns'>['returns'][number];

export type Returnable = Pick<Line, 'lineId' | 'title' | 'option' | 'picture'> & { most: number };

/**
 * The lines of which something may go back, with how many at most: what was sent, less what is claimed by a return or paid
 * back already. Whether it is in time the order centre judges.
 */
export function countReturnable(lines: readonly Line[], returns: readonly Return[]): Returnable[] {
  const claimed = new Map<string, number>();
  for (const { state, lines: ofReturn } of returns) {
    if (state !== 'requested' && state !== 'approved') continue;
    for (const { lineId, quantity } of ofReturn) claimed.set(lineId, (claimed.get(lineId) ?? 0) + quantity);
  }
  return lines.flatMap(({ lineId, title, option, picture, shippedQuantity, refundedQuantity }) => {
    const most = Math.min(shippedQuantity - refundedQuantity - (claimed.get(lineId) ?? 0), 99);
    return most > 0 ? [{ lineId, title, option, picture, most }] : [];
  });
}
