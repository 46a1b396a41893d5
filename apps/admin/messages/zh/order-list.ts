import type { orderListEn } from '../en/order-list.ts';

/** 订单列表的筛选、排序、视图与批量操作。 */
export const orderListZh: typeof orderListEn = {
  goods: '发货情况',
  anyFulfilment: '全部',
  fulfilments: { none: '未发货', part: '部分发货', shipped: '已发货', delivered: '已送达' },
  sort: '排序',
  sorts: { newest: '最新在前', oldest: '最早在前' },
  currency: '币种',
  views: [
    { name: '待发货', search: 'fulfilment=none&sort=oldest' },
    { name: '部分发货', search: 'fulfilment=part&sort=oldest' },
    { name: '待付款', search: 'state=awaiting-payment' },
    { name: '货到付款', search: 'state=on-delivery' },
    { name: '已取消', search: 'state=cancelled' },
  ],
  bulk: {
    send: '发货…',
    sendTitle: (number) => `发出 ${number} 个订单的全部剩余商品？`,
    sendLine: '每个订单作为一个包裹发出。无法发货的订单保持原样，结果中会逐一说明。',
    sendDo: (number) => `发出 ${number} 个订单`,
    sent: (parcel) => `第 ${parcel} 个包裹已发出`,
    documents: '发票',
    noDocuments: '尚无发票',
    kinds: { invoice: '发票', 'credit-note': '红字发票' },
    print: '打印页面',
    cancel: '取消订单…',
    cancelTitle: (number) => `取消 ${number} 个订单？`,
    cancelLine: '商品恢复销售，已收款项将退还，每位顾客都会收到邮件。此操作无法撤销。',
    cancelDo: (number) => `取消 ${number} 个订单`,
    keep: '保留订单',
    cancelled: '已取消',
  },
};
