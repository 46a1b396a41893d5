import type { paymentReviewsEn } from '../en/payment-reviews.ts';

/** 待人工审核的付款的文字。 */
export const paymentReviewsZh: typeof paymentReviewsEn = {
  paymentReviews: {
    title: '付款审核',
    hint: '风控规则拦下的付款：款项已冻结、尚未扣取，商品为其保留，等待人工决定。',
    state: '显示',
    states: { open: '待审核', approved: '已通过', rejected: '已拒绝', expired: '逾期未审' },
    order: '订单',
    why: '拦截原因',
    rules: {
      'card-declines': (count) => `该卡被拒 ${count} 次`,
      'buyer-declines': (count) => `该顾客付款被拒 ${count} 次`,
      'client-declines': (count) => `该网络的付款被拒 ${count} 次`,
      'buyer-cards': (count) => `该顾客用过 ${count} 张卡`,
      'client-cards': (count) => `该网络用过 ${count} 张卡`,
      'buyer-small': (count) => `该顾客有 ${count} 笔极小额付款`,
      'client-small': (count) => `该网络有 ${count} 笔极小额付款`,
      'client-payments': (count) => `该网络有 ${count} 笔付款`,
    },
    within: (minutes) => `（${minutes} 分钟内）`,
    decideBy: '审核期限',
    decided: '处理结果',
    amount: '金额',
    actions: '操作',
    reason: '内部备注',
    reasonHint: '顾客看不到。',
    decisions: {
      approve: {
        open: '通过…',
        title: (number) => `通过订单 ${number} 的付款？`,
        line: (sum) => `将扣取 ${sum}；若店铺设为发货时扣款，则继续冻结。订单照常进行。`,
        submit: (sum) => `通过 ${sum}`,
        done: (number) => `订单 ${number} 的付款已通过。`,
      },
      reject: {
        open: '拒绝…',
        title: (number) => `拒绝订单 ${number} 的付款？`,
        line: (sum) => `将解冻 ${sum}，取消订单，商品重新上架，并通知顾客。此操作无法撤销。`,
        submit: (sum) => `拒绝 ${sum} 并取消订单`,
        done: (number) => `订单 ${number} 的付款已拒绝。`,
      },
    },
    emptyTitles: {
      open: '没有待审核的付款',
      approved: '还没有通过的付款',
      rejected: '还没有拒绝的付款',
      expired: '所有付款都已按时审核',
    },
    emptyLine:
      '同一张卡、同一顾客或同一网络尝试过于频繁时，付款会出现在这里。次数上限在“设置”的 payment.riskRules 中调整。',
  },
};
