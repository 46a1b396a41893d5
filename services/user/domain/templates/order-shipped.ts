import type { Template } from '../template.ts';

/** Tells that goods of an order are on their way. */
export const orderShipped = {
  variables: {
    orderNumber: 'required',
    total: 'required',
    name: 'optional',
    lines: 'optional',
    orderUrl: 'optional',
    carrier: 'optional',
    trackingNumber: 'optional',
    trackingUrl: 'optional',
  },
  mail: {
    'en-gb': {
      subject: 'Your order {orderNumber} is on its way',
      paragraphs: [
        'Hello {name},',
        'Goods of your order {orderNumber} have left us:',
        '{lines}',
        'Carrier: {carrier}',
        'Tracking number: {trackingNumber}',
        'Follow the parcel:\n{trackingUrl}',
        'See the order:\n{orderUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的订单 {orderNumber} 已发货',
      paragraphs: [
        '{name}，您好！',
        '您的订单 {orderNumber} 中的以下商品已发货：',
        '{lines}',
        '承运商：{carrier}',
        '运单号：{trackingNumber}',
        '查询物流：\n{trackingUrl}',
        '查看订单：\n{orderUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Goods of your order {orderNumber} are on their way. Souk',
    'zh-cn': '【Souk】您的订单 {orderNumber} 已发货，请留意查收。',
  },
} as const satisfies Template;
