import type { PointsWords } from '../en/points.ts';

/** The words of spending points at checkout, in Chinese. */
export const points: PointsWords = {
  title: '我的积分',
  balance: (count, worth) => `可用 ${count}，可抵 ${worth}。`,
  most: (count) => `本单商品最多可用 ${count} 积分，运费不可抵扣。`,
  howMany: '使用积分',
  takesOff: (amount) => `抵扣 ${amount}`,
  use: '使用',
  used: (count, amount) => `已使用 ${count} 积分，抵扣 ${amount}。`,
  left: (amount) => `还需支付：${amount}`,
  undo: '撤销',
  tooMany: (count) => `您只有 ${count} 积分可用，请减少使用数量。`,
};
