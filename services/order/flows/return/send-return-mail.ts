import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { locales } from '#contracts/markets.ts';
import { mailWords, type MailTemplate } from '../../domain/mail-words.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn } from '../../store/return/returns.ts';

const instructions = {
  en: (name: string) => `Put a note with ${name} into the parcel and send it to the address of the shop.`,
  zh: (name: string) => `请在包裹内附上写有 ${name} 的字条，并寄至商店地址。`,
} as const;

/** Writes to the buyer what became of a return, once per step. */
export async function sendReturnMail(tools: Tools<'order'>, payload: unknown): Promise<void> {
  const { returnId, template } = payload as { returnId: string; template: MailTemplate };
  const known = await tools.db.row(findReturn(returnId));
  if (!known) throw new Error(`there is no return ${returnId} to write about`);
  const order = await tools.db.row(findOrder(known.orderId));
  if (!order || order.email === null || order.draft?.isImported) return;
  const { language } = locales[order.locale];
  const sent = new Map(known.lines.map((line) => [line.lineId, line]));
  const lines = order.lines.flatMap(({ lineId, title }) => {
    const line = sent.get(lineId);
    const quantity = template === 'return-received' ? line?.received : line?.quantity;
    return quantity ? [`${quantity} × ${title}`] : [];
  });
  const words = mailWords(order, template, tools.setting('gateway.publicUrl'));
  const answer = await tools.call.user.notify({
    messageKey: `${template}:${returnId}`,
    template,
    locale: order.locale,
    to: { email: order.email },
    values: {
      ...words,
      lines: lines.join('\n'),
      ...(known.answer === null ? {} : { reason: known.answer }),
      ...(template === 'return-approved'
        ? { instructions: instructions[language](`${order.orderNumber}-${known.number}`) }
        : {}),
    },
  });
  if (isRefusal(answer)) throw new Error(`the mail was refused: ${answer.detail}`);
}
