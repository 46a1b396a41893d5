import type { CouponWords } from '../en/coupons.ts';

/** Words about coupons and gifts in Chinese. */
export const coupons: CouponWords = {
  ask: '有优惠码？',
  code: '优惠码',
  use: '使用',
  gift: '随单赠品',
  reasons: {
    unknown: '优惠码不存在，请检查是否输入有误。',
    'not-yet': '优惠码尚未生效。',
    expired: '优惠码已过期。',
    'used-up': '优惠码已用完。',
    'used-by-you': '您已使用过该优惠码。',
    'other-market': '该优惠码不适用于本地区。',
    'other-time': '当前时段不能使用该优惠码。',
    'sign-in': '登录后才能使用该优惠码。',
    'customer-group': '该优惠码仅限特定顾客使用。',
    'wrong-goods': '购物车中没有适用该优惠码的商品。',
    quantity: '购物车中的商品件数未达到使用条件。',
    minimum: '订单金额未达到使用条件。',
    'not-combinable': '该优惠码不能与当前优惠同时使用。',
    'nothing-to-discount': '没有可以减免的金额。',
  },
};
