import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { formatMoney } from '../../domain/format-money.ts';
import { mailWords } from '../../domain/mail-words.ts';
import { findOrder } from '../../store/orders.ts';
import { findRefund } from '../../store/refund/refunds.ts';

/** Writes to the buyer what was given back, once per refund; nobody is written to of an order of older books. */
export async function sendRefundMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { refundId } = payload as { refundId: string };
  const refund = await tools.db.row(findRefund(refundId));
  if (!refund) throw new Error(`there is no refund ${refundId} to write about`);
  const order = await tools.db.row(findOrder(refund.orderId));
  if (!order || order.email === null || order.draft?.isImported) return;
  const { lines: _lines, ...words } = mailWords(order, 'order-refunded', tools.setting('gateway.publicUrl'));
  const answer = await tools.call.user.notify({
    messageKey: `order-refunded:${refundId}`,
    template: 'order-refunded',
    locale: order.locale,
    to: { email: order.email },
    values: {
      ...words,
      refund: formatMoney(refund.amountMinor - refund.waivedMinor, refund.currency, order.locale),
    },
  });
  if (isRefusal(answer)) throw new Error(`the mail was refused: ${answer.detail}`);
}
