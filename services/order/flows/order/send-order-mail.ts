import type { Tools } from '#runtime/tools.ts';
import type { MailTemplate } from '../../domain/mail-words.ts';
import { findOrder } from '../../store/orders.ts';
import { writeToBuyer } from './write-to-buyer.ts';

/** The job that writes to a buyer about their order. The recipient is read now, not when it was scheduled. */
export async function sendOrderMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { orderId, template } = payload as { orderId: string; template: MailTemplate };
  const order = await tools.db.row(findOrder(orderId));
  if (!order) throw new Error(`there is no order ${orderId} to write about`);
  await writeToBuyer(tools, order, template);
}
