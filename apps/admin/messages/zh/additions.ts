import type { additionsEn } from '../en/additions.ts';

/** 订单新增商品的文字。 */
export const additionsZh: typeof additionsEn = {
  addition: {
    open: '新增商品',
    title: (number) => `为订单 ${number} 新增商品`,
    hint: '要增加几件？订单中已有的商品按下单时的价格计算，其他商品按当前价格计算。',
    more: (title) => `增加 ${title}`,
    find: '其他商品',
    findHint: '输入商品名称的一部分。',
    findNone: '没有找到在售的商品。',
    variant: '规格',
    take: '加入',
    delivery: '配送方式',
    deliverySame: (title) => `不变：${title}`,
    propose: '计算差额',
    goBack: '返回',
    line: (quantity, title, sum) => `${quantity} × ${title}：${sum}`,
    due: (sum, tax) => `需补付 ${sum}（含税 ${tax}）。`,
    happens: {
      link: '顾客将收到带付款链接的邮件；付款前商品为其保留，不发货。',
      'on-delivery': '与原订单一样，货到付款。',
      nothing: '无需付款，商品立即预留。',
    },
    undone: (hours) => `${hours} 小时内未付款将自动撤销，原订单保持不变。`,
    reason: '原因',
    submit: (sum) => `新增并请顾客补付 ${sum}`,
    submitNow: '新增',
    done: (number) => `新增单 ${number} 已创建。`,
    list: '本订单的新增商品',
    number: '单号',
    state: '状态',
    sum: '金额',
    payBefore: '付款截止',
    states: { due: '待付款', agreed: '已确认', undone: '已撤销' },
    addsTo: (number) => `新增自订单 ${number}`,
  },
};
