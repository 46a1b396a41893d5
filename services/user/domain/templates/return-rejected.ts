import type { Template } from '../template.ts';

/** Tells that goods cannot be taken back, and why. */
export const returnRejected = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    reason: 'required',
  },
  mail: {
    'en-gb': {
      subject: 'Your return for order {orderNumber}',
      paragraphs: [
        'Hello {name},',
        'We are sorry that we cannot take these goods of your order {orderNumber} back:',
        '{lines}',
        'Why: {reason}',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '关于您的订单 {orderNumber} 的退货申请',
      paragraphs: [
        '{name}，您好！',
        '很抱歉，您的订单 {orderNumber} 中的以下商品无法退货：',
        '{lines}',
        '原因：{reason}',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'We cannot agree to your return for order {orderNumber}. Souk',
    'zh-cn': '【Souk】很抱歉，您的订单 {orderNumber} 的退货申请未通过。',
  },
} as const satisfies Template;
