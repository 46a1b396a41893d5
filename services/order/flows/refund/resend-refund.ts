import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import { findRefund } from '../../store/refund/refunds.ts';
import { sendRefund } from './send-refund.ts';

const againSeconds = 30;

/** The job that finishes a refund whose request died or whose provider was not heard; it comes again until that is so. */
export async function resendRefund(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { refundId } = payload as { refundId: string };
  const refund = await tools.db.row(findRefund(refundId));
  if (!refund) throw new Error(`there is no refund ${refundId}`);
  const sent = await sendRefund(tools, refund);
  if (sent.state !== 'pending' && sent.goods !== 'asked') return;
  await tools.db.flight([
    schedule(tools, 'send-refund', { refundId }, { delaySeconds: againSeconds, key: `refund ${refundId}` }),
  ]);
}
