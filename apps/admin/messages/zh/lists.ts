import type { listsEn } from '../en/lists.ts';

/** 各列表的视图、导出文件名与批量操作的文字。 */
export const listsZh: typeof listsEn = {
  lists: {
    customers: {
      file: '顾客',
      views: [
        { name: '英镑消费最多', search: 'spend=GBP' },
        { name: '人民币消费最多', search: 'spend=CNY' },
      ],
      group: '加入分组…',
      groupTitle: (count) => `将 ${count} 位顾客加入分组`,
      groupLine: '加入后，他们即可享受该分组的价格和促销。',
      groupDo: (count) => `加入 ${count} 位顾客`,
      groupDone: (group) => `已加入“${group}”`,
    },
    reviews: {
      file: '评价',
      views: [
        { name: '已通过', search: 'state=approved' },
        { name: '已拒绝', search: 'state=refused' },
      ],
      text: '内容',
      language: '语言',
    },
    returns: {
      file: '退货',
      views: [
        { name: '寄回途中', search: 'state=approved' },
        { name: '已完成', search: 'state=closed' },
      ],
      order: '订单',
      number: '编号',
      goods: '商品',
      quantity: '数量',
      reason: '退货原因',
      actions: '操作',
    },
    stock: { file: '库存', product: '商品' },
    collections: { file: '专题' },
    promotions: {
      file: '促销',
      start: (count) => ({
        label: '开启…',
        title: `开启 ${count} 个促销？`,
        line: '自开始时间起，顾客即可享受以下促销：',
        submit: `开启 ${count} 个促销`,
      }),
      pause: (count) => ({
        label: '暂停…',
        title: `暂停 ${count} 个促销？`,
        line: '尚未付款的购物车将不再享受以下促销，已有订单不受影响：',
        submit: `暂停 ${count} 个促销`,
      }),
    },
    coupons: {
      file: '优惠码',
      start: (count) => ({
        label: '启用…',
        title: `启用 ${count} 个优惠码？`,
        line: '顾客可以重新使用以下优惠码：',
        submit: `启用 ${count} 个优惠码`,
      }),
      pause: (count) => ({
        label: '停用…',
        title: `停用 ${count} 个优惠码？`,
        line: '以下优惠码将不能再使用，已有订单不受影响：',
        submit: `停用 ${count} 个优惠码`,
      }),
    },
    wasSo: '无需更改',
  },
};
