import type { Template } from '../template.ts';

/** Asks for what goods that were added to an order cost, with the link to pay by. */
export const additionDue = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    orderUrl: 'required',
    payBefore: 'required',
    name: 'optional',
    lines: 'optional',
  },
  mail: {
    'en-gb': {
      subject: '{total} to pay for what was added to your order {orderNumber}',
      paragraphs: [
        'Hello {name},',
        'As agreed, we have added this to your order {orderNumber}:',
        '{lines}',
        'It comes to {total}. Please pay by {payBefore}: until then we keep it for you, and send it once it is paid. If you do not pay, your order stays as it was.',
        'See it and pay:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '订单 {orderNumber} 新增商品待付款：{total}',
      paragraphs: [
        '{name}，您好！',
        '按照约定，我们已为您的订单 {orderNumber} 新增：',
        '{lines}',
        '需补付 {total}。请在 {payBefore} 前付款：在此之前我们为您保留，付款后即安排发货。如未付款，原订单保持不变。',
        '查看并付款：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Please pay {total} for what was added to your order {orderNumber} by {payBefore}. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 新增商品需补付 {total}，请在 {payBefore} 前付款。',
  },
} as const satisfies Template;
