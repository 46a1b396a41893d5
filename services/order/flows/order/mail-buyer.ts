import type { Step } from '#runtime/db/statement.ts';
import { schedule } from '#runtime/jobs/schedule.ts';
import type { Tools } from '#runtime/tools.ts';
import type { MailTemplate } from '../../domain/mail-words.ts';
import type { Order } from '../../domain/order.ts';

/** The step that starts a mail about an order; none when no address is known, or when the order is of older books. */
export function mailBuyer(tools: Tools<'order'>, order: Order, template: MailTemplate): Step[] {
  if (order.email === null || order.draft?.isImported) return [];
  return [schedule(tools, 'send-order-mail', { orderId: order.orderId, template })];
}
