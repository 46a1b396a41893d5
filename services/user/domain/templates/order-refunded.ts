import type { Template } from '../template.ts';

/** Tells what is given back for an order, and why. */
export const orderRefunded = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    refund: 'required',
    reason: 'optional',
  },
  mail: {
    'en-gb': {
      subject: '{refund} back for your order {orderNumber}',
      paragraphs: [
        'Hello {name},',
        'We are giving you {refund} back for your order {orderNumber}, the way you paid. It can take your bank a few days to show it.',
        '{lines}',
        'Why: {reason}',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 已退款 {refund}',
      paragraphs: [
        '{name}，您好！',
        '我们将按原支付方式为您的订单 {orderNumber} 退还 {refund}，银行可能需要几天时间到账。',
        '{lines}',
        '原因：{reason}',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'We are giving you {refund} back for order {orderNumber}. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 已退款 {refund}。',
  },
} as const satisfies Template;
