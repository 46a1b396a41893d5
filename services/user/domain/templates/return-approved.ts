import type { Template } from '../template.ts';

/** Tells that goods may be sent back, and how. */
export const returnApproved = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    instructions: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'You may send goods of order {orderNumber} back',
      paragraphs: [
        'Hello {name},',
        'We have agreed to your return for order {orderNumber}:',
        '{lines}',
        '{instructions}',
        'As soon as the goods are here we give your money back, or send what you chose instead.',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 退货申请已通过',
      paragraphs: [
        '{name}，您好！',
        '您对订单 {orderNumber} 的退货申请已通过：',
        '{lines}',
        '{instructions}',
        '我们收到退回的商品后，会尽快为您退款或换货。',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Your return for order {orderNumber} is agreed. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 退货申请已通过。',
  },
} as const satisfies Template;
