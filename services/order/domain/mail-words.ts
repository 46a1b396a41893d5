import type { InputTo } from '#contracts/services.ts';
import { formatMoment } from './format-moment.ts';
import { formatMoney } from './format-money.ts';
import type { Order } from './order.ts';
import { returnUrl } from './return-url.ts';

export type MailTemplate = InputTo<'user', 'notify'>['template'];
type MailWords = InputTo<'user', 'notify'>['values'];

/** Mails about an addition name the order that it was added to. */
const aboutAdditions: ReadonlySet<MailTemplate> = new Set(['addition-due', 'addition-undone']);

/** What the mails about an order say: sums formatted for the buyer, one line of text per order line. */
export function mailWords(order: Order, template: MailTemplate, publicUrl: string): MailWords {
  const about = order.adds && aboutAdditions.has(template) ? order.adds : null;
  const amount = (amountMinor: number) => formatMoney(amountMinor, order.currency, order.locale);
  // What is undone leads to the order, which stays; what is due to the page that takes its payment.
  const toOrder = template === 'addition-undone' ? about : null;
  const words: MailWords = {
    orderNumber: about?.orderNumber ?? order.orderNumber,
    total: amount(order.totalMinor),
    name: order.shippingAddress?.name ?? '',
    lines: order.lines
      .map(({ quantity, title, option, grossMinor }) =>
        [`${quantity} × ${title}`, option && `(${option})`, amount(grossMinor)].filter(Boolean).join(' '),
      )
      .join('\n'),
    orderUrl: returnUrl(publicUrl, toOrder ? { ...toOrder, locale: order.locale } : order),
  };
  if (template === 'addition-due' && order.payBefore !== null) {
    return { ...words, payBefore: formatMoment(order.payBefore, order.locale, order.currency) };
  }
  const keptMinor = order.totalMinor - order.refundedMinor;
  const isRefund = template === 'order-cancelled' && order.paidAt !== null && keptMinor > 0;
  return isRefund ? { ...words, refund: amount(keptMinor) } : words;
}
