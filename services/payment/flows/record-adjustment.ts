import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { announce } from '#runtime/events/announce.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../domain/actor-of.ts';
import { findAdjustment, insertAdjustment } from '../store/adjustments.ts';
import type { PaymentTools } from './provider-of.ts';

/** Writes an adjustment down with its posting and its event, once for each reference. */
export async function recordAdjustment(
  tools: PaymentTools,
  { reference, account, amount, reason, at }: InputTo<'payment', 'recordAdjustment'>,
): Promise<ResultOf<'payment', 'recordAdjustment'>> {
  const { amountMinor, currency } = amount;
  if (amountMinor === 0) {
    return refuse('value-invalid', 'Adjust by an amount other than 0.', { path: '/amount/amountMinor' });
  }
  const adjustmentId = uuidv7();
  const { kind, id } = actorOf(tools.context.subject);
  tools.killPoint('payment.record-adjustment.before');
  const flown = await tools.db.tryFlight([
    insertAdjustment(
      adjustmentId,
      uuidv7(),
      reference,
      account,
      amountMinor,
      currency,
      reason,
      at ?? null,
      kind,
      id,
    ),
    announce(tools, 'payment.adjusted', {
      key: adjustmentId,
      version: 1,
      payload: { adjustmentId, account, amount, at: at ?? new Date().toISOString() },
    }),
  ]);
  tools.killPoint('payment.record-adjustment.after');
  if (!flown.isRefused) return { adjustmentId, isNew: true };
  if (flown.refusedBy !== 'adjustment_reference') throw new Error(`refused by ${flown.refusedBy}`);
  const known = await tools.db.row(findAdjustment(reference));
  if (!known) throw new Error('a known adjustment is gone');
  const isSame =
    known.account === account &&
    known.amountMinor === amountMinor &&
    known.currency === currency &&
    known.reason === reason &&
    (at === undefined || Date.parse(known.adjustedAt) === Date.parse(at));
  if (!isSame) {
    return refuse('already-exists', 'There is another adjustment of this reference.', { path: '/reference' });
  }
  return { adjustmentId: known.adjustmentId, isNew: false };
}
