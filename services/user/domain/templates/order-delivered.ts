import type { Template } from '../template.ts';

/** Tells that a parcel of an order has arrived. */
export const orderDelivered = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    carrier: 'optional',
    trackingNumber: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'A parcel of your order {orderNumber} has arrived',
      paragraphs: [
        'Hello {name},',
        'These goods of your order {orderNumber} have been delivered:',
        '{lines}',
        'Carrier: {carrier}',
        'Tracking number: {trackingNumber}',
        'Something is missing or broken? Answer this mail, or see the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 的包裹已送达',
      paragraphs: [
        '{name}，您好！',
        '您的订单 {orderNumber} 中的以下商品已送达：',
        '{lines}',
        '承运商：{carrier}',
        '运单号：{trackingNumber}',
        '如有缺失或破损，请回复本邮件，或查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'A parcel of your order {orderNumber} has arrived. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 的包裹已送达。',
  },
} as const satisfies Template;
