import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import { countReturnable } from './count-returnable.ts';
import type { ReturnTime, ReturnableLine } from './returnable-line.ts';

export type ReturnWish = InputTo<'order', 'requestReturn'>;

/** Why goods may not be sent back: they were not sent, their time is over, or they were claimed or given back already. */
export function checkReturn(
  known: readonly ReturnableLine[],
  { lines }: Pick<ReturnWish, 'lines'>,
  time: ReturnTime,
): Refusal<'quantity-limit' | 'value-invalid'> | undefined {
  const seen = new Set<string>();
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const line = known.find((each) => each.lineId === lineId);
    if (!line || seen.has(lineId)) {
      return refuse('value-invalid', 'Each line is one of the goods of this order, named once.', {
        path: `/lines/${index}/lineId`,
      });
    }
    seen.add(lineId);
    const most = Math.max(0, Math.min(countReturnable(line, time), line.kept - line.asked));
    if (quantity > most) {
      return refuse('quantity-limit', `No more than ${most} of this can be sent back (any more).`, {
        path: `/lines/${index}/quantity`,
        data: { left: most },
      });
    }
  }
  return undefined;
}
