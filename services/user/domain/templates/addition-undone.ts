import type { Template } from '../template.ts';

/** Tells that what was added to an order was not paid, and that the order is as it was. */
export const additionUndone = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'Your order {orderNumber} stays as it was',
      paragraphs: [
        'Hello {name},',
        'What we had added to your order {orderNumber} for {total} was taken out again, as it was not paid or no longer wanted:',
        '{lines}',
        'Nothing of it will be sent. A payment that still arrives for it goes back the way it came. The rest of your order is not affected.',
        'See your order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 保持原样',
      paragraphs: [
        '{name}，您好！',
        '为订单 {orderNumber} 新增的商品（{total}）因未付款或不再需要，已被移除：',
        '{lines}',
        '这些商品不会发货；若仍有款项到账，将原路退回。订单的其余部分不受影响。',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'What was added to your order {orderNumber} for {total} was taken out again, unpaid. Souk',
    'zh-cn': '【Souk】订单 {orderNumber} 新增的商品（{total}）未付款，已移除。',
  },
} as const satisfies Template;
