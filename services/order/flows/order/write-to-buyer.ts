import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { mailWords, type MailTemplate } from '../../domain/mail-words.ts';
import type { Order } from '../../domain/order.ts';
import { joinToAccount } from './join-to-account.ts';

/** Asks for the mail about an order, and joins a guest's order to the account of its proved address; once per order and template. */
export async function writeToBuyer(
  tools: Tools<'order'>,
  order: Order,
  template: MailTemplate,
): Promise<void> {
  const { orderId, email, customerId, locale } = order;
  if (email === null) return;
  const [answer] = await Promise.all([
    tools.call.user.notify({
      messageKey: `${template}:${orderId}`,
      template,
      locale,
      to: { email },
      values: mailWords(order, template, tools.setting('gateway.publicUrl')),
    }),
    customerId === null ? joinToAccount(tools, { email }) : undefined,
  ]);
  if (isRefusal(answer)) throw new Error(`the mail was refused: ${answer.detail}`);
}
