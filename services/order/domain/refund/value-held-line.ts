import { refuse } from '#contracts/refusals.ts';
import { shareOf } from '../share-of.ts';
import { refuseExcess } from './refuse-excess.ts';
import type { RefundableLine } from './refund.ts';
import {
  refuseQuantity,
  type AskedLine,
  type LineLimits,
  type LineValue,
  type RefusedLine,
} from './value-line.ts';

/**
 * What a line gives back where money is taken as goods are sent. Units that were not sent leave the order, and their share
 * of what is held of the line is waived; units that were sent give back their share of what was taken of it and is still
 * there. So each part is used up by its own last unit, and never more goes back than was taken.
 */
export function valueHeldLine(
  line: RefundableLine,
  { quantity, amountMinor, goods }: AskedLine,
  { path, isReturn, mostMinor }: LineLimits,
): LineValue | RefusedLine {
  const open = line.quantity - line.shippedQuantity - line.withdrawnQuantity;
  const units = line.shippedQuantity - (line.refundedQuantity - line.withdrawnQuantity);
  const isBack = goods !== 'keep' && !isReturn;
  const withdrawn = isBack ? Math.min(quantity, open) : 0;
  // What arrived with a return was judged then: that exchanged units were refunded since is no reason to keep its money.
  const gone = goods === 'keep' || isReturn ? 0 : line.exchangedQuantity;
  const left = units - line.settlingQuantity - gone;
  if (quantity - withdrawn > left) return refuseQuantity(left + (isBack ? open : 0), path);
  const waivedMinor = shareOf(line.grossMinor - line.chargedMinor - line.waivedMinor, withdrawn, open);
  const keptMinor = line.chargedMinor - (line.refundedMinor - line.waivedMinor);
  const shareMinor = shareOf(keptMinor, quantity - withdrawn, units);
  const backMinor = amountMinor === undefined ? Math.min(mostMinor, shareMinor) : amountMinor - waivedMinor;
  if (backMinor > keptMinor) return refuseExcess(keptMinor + waivedMinor, `${path}/amountMinor`);
  if (backMinor < 0) {
    const detail = `Goods that are not sent give back all that they cost: ${waivedMinor} minor units.`;
    return refuse('value-invalid', detail, { path: `${path}/amountMinor` });
  }
  return { amountMinor: waivedMinor + backMinor, waivedMinor, withdrawn };
}
