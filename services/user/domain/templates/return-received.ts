import type { Template } from '../template.ts';

/** Tells that goods that were sent back have come. */
export const returnReceived = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'We have the goods of order {orderNumber} back',
      paragraphs: [
        'Hello {name},',
        'The goods that you sent back from order {orderNumber} are here:',
        '{lines}',
        'We look at them, and write to you about your money or your exchange.',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '我们已收到您的订单 {orderNumber} 的退货',
      paragraphs: [
        '{name}，您好！',
        '您从订单 {orderNumber} 退回的商品已送达：',
        '{lines}',
        '我们会尽快查验，并通知您退款或换货的结果。',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'The goods you sent back from order {orderNumber} are here. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 的退货已收到。',
  },
} as const satisfies Template;
