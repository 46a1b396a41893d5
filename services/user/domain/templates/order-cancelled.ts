import type { Template } from '../template.ts';

/** Tells that an order was cancelled, and what is given back if it had been paid. */
export const orderCancelled = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    refund: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'Your order {orderNumber} has been cancelled',
      paragraphs: [
        'Hello {name},',
        'Your order {orderNumber} ({total}) has been cancelled. Nothing will be sent.',
        '{lines}',
        'We are giving you {refund} back the way you paid. It can take your bank a few days to show it.',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 已取消',
      paragraphs: [
        '{name}，您好！',
        '您的订单 {orderNumber}（{total}）已取消，不会发货。',
        '{lines}',
        '我们将按原支付方式退还 {refund}，银行可能需要几天时间到账。',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Your order {orderNumber} ({total}) has been cancelled. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber}（{total}）已取消。',
  },
} as const satisfies Template;
