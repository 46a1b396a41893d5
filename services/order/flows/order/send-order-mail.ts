import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { mailWords, type MailTemplate } from '../../domain/mail-words.ts';
import { findOrder } from '../../store/orders.ts';
import { joinToAccount } from './join-to-account.ts';

/** Asks for the mail about an order, and joins a guest's order to the account of its proved address; once per order and template. The recipient is read now, not when it was scheduled. */
export async function sendOrderMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { orderId, template } = payload as { orderId: string; template: MailTemplate };
  const order = await tools.db.row(findOrder(orderId));
  if (!order) throw new Error(`there is no order ${orderId} to write about`);
  if (order.email === null) return;
  if (order.customerId === null) await joinToAccount(tools, { email: order.email });
  const answer = await tools.call.user.notify({
    messageKey: `${template}:${orderId}`,
    template,
    locale: order.locale,
    to: { email: order.email },
    values: mailWords(order, template, tools.setting('gateway.publicUrl')),
  });
  if (isRefusal(answer)) throw new Error(`the mail was refused: ${answer.detail}`);
}
