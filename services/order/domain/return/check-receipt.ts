import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { InputTo } from '#contracts/services.ts';
import type { ReturnableLine } from './returnable-line.ts';

export type ReceiptWish = InputTo<'order', 'receiveReturn'>;
type Expected = readonly { lineId: string; quantity: number }[];

/**
 * Why a receipt cannot be right: lines that were not to come, more than was to come or than was not given back otherwise
 * meanwhile, damaged goods for sale, or nothing at all.
 */
export function checkReceipt(
  expected: Expected,
  known: readonly Pick<ReturnableLine, 'lineId' | 'kept'>[],
  { lines }: Pick<ReceiptWish, 'lines'>,
): Refusal<'quantity-limit' | 'value-invalid'> | undefined {
  const seen = new Set<string>();
  for (const [index, { lineId, quantity, condition, goods }] of lines.entries()) {
    const path = `/lines/${index}`;
    const line = expected.find((each) => each.lineId === lineId);
    if (!line || seen.has(lineId)) {
      return refuse('value-invalid', 'Each line is one of this return, named once.', {
        path: `${path}/lineId`,
      });
    }
    seen.add(lineId);
    if (condition === 'damaged' && goods === 'restock') {
      return refuse('value-invalid', 'What is damaged is not sold again: scrap it.', {
        path: `${path}/goods`,
      });
    }
    const kept = known.find((each) => each.lineId === lineId)?.kept ?? 0;
    const most = Math.max(0, Math.min(line.quantity, kept));
    if (quantity > most) {
      return refuse('quantity-limit', `No more than ${most} of this were to come back.`, {
        path: `${path}/quantity`,
        data: { left: most },
      });
    }
  }
  if (lines.some(({ quantity }) => quantity > 0)) return undefined;
  return refuse('value-invalid', 'Something must have arrived.', { path: '/lines' });
}
