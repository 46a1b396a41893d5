import type { Template } from '../template.ts';

/** Thanks for an order that is paid. */
export const orderConfirmation = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'Your order {orderNumber} at Souk',
      paragraphs: [
        'Hello {name},',
        'Thank you for your order. We have received your payment and are getting it ready.',
        'Order {orderNumber}',
        '{lines}',
        'Total: {total}',
        'See how it is getting on:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的 Souk 订单 {orderNumber}',
      paragraphs: [
        '{name}，您好！',
        '感谢您的订购。我们已收到您的付款，正在为您备货。',
        '订单号：{orderNumber}',
        '{lines}',
        '合计：{total}',
        '查看订单进度：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Thank you for order {orderNumber} ({total}). We have received your payment. Souk',
    'zh-cn': '【Souk】感谢您的订购！订单 {orderNumber}（{total}）已付款，正在备货。',
  },
} as const satisfies Template;
