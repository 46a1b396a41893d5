import { refuse } from '#contracts/refusals.ts';
import type { ResultOf } from '#contracts/services.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../domain/actor-of.ts';
import { showDispute } from '../domain/show-dispute.ts';
import { findDispute, writeAnswer } from '../store/disputes.ts';
import type { PaymentTools } from './provider-of.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * Says something of a dispute for the shop: a note that speaks for it, or null, which accepts the dispute. It is written
 * down first, then sent; what is not heard is sent again. A repeat changes nothing; nothing follows an acceptance.
 */
export async function sayOfDispute(
  tools: PaymentTools,
  disputeId: string,
  note: string | null,
): Promise<ResultOf<'payment', 'answerDispute'>> {
  const { kind, id } = actorOf(tools.context.subject);
  tools.killPoint('payment.say-of-dispute.before-written');
  const [[written], [dispute]] = await tools.db.flight([
    writeAnswer(disputeId, uuidv7(), note, kind, id),
    findDispute(disputeId),
  ]);
  tools.killPoint('payment.say-of-dispute.after-written');
  if (!dispute) return refuse('not-found', 'There is no such dispute.');
  const isSaid = note === null ? dispute.isAccepted : dispute.note === note && !dispute.isAccepted;
  if (!written && !isSaid) {
    const detail =
      'The dispute has ended, was accepted, or is past its deadline: nothing can be said any more.';
    return refuse('value-invalid', detail, { path: '/disputeId' });
  }
  if (dispute.answerState !== 'pending') return showDispute(dispute);
  await sendAnswer(tools, dispute);
  const current = await tools.db.row(findDispute(disputeId));
  if (!current) throw new Error(`dispute ${disputeId} is gone`);
  return showDispute(current);
}
