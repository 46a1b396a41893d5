import type { Language } from '../../shared/page/choose-language.ts';

/** Why the buyer is here: their bank asks (3-D Secure), their wallet asks, or they scanned a QR code. */
export type Occasion = 'bank' | 'wallet' | 'phone';

export type Texts = {
  titles: Record<Occasion, string>;
  explanations: Record<Occasion, string>;
  amount: string;
  reference: string;
  payment: string;
  approve: string;
  decline: string;
  backToShop: string;
  closePage: string;
  outcomes: { approved: string; declined: string; voided: string };
  unknown: string;
  unknownHint: string;
  sandbox: string;
  otherLanguage: string;
};

const en: Texts = {
  titles: {
    bank: 'Your bank asks: is this you?',
    wallet: 'Confirm your payment',
    phone: 'Pay with your phone',
  },
  explanations: {
    bank: 'Approve the payment to prove that the card is yours (3-D Secure).',
    wallet: 'Approve the payment and you are taken back to the shop.',
    phone: 'This page stands for the payment app on your phone, after it scanned the code.',
  },
  amount: 'Amount',
  reference: 'Reference',
  payment: 'Payment',
  approve: 'Approve payment',
  decline: 'Decline',
  backToShop: 'Back to the shop',
  closePage: 'You can close this page and go on in the shop.',
  outcomes: {
    approved: 'The payment is approved',
    declined: 'The payment is declined',
    voided: 'The shop has cancelled this payment',
  },
  unknown: 'There is no such payment',
  unknownHint: 'Check the address, or start again in the shop.',
  sandbox: 'Test payment provider: no real money moves.',
  otherLanguage: '中文',
};

const zh: Texts = {
  titles: { bank: '银行验证：是您本人吗？', wallet: '确认付款', phone: '手机支付' },
  explanations: {
    bank: '请批准付款，以证明此卡为您本人所有（3-D 安全验证）。',
    wallet: '批准付款后，您将返回商店。',
    phone: '此页面代表您手机上扫码之后的支付应用。',
  },
  amount: '金额',
  reference: '订单参考号',
  payment: '付款编号',
  approve: '批准付款',
  decline: '拒绝',
  backToShop: '返回商店',
  closePage: '您可以关闭此页面，回到商店继续。',
  outcomes: { approved: '付款已批准', declined: '付款已拒绝', voided: '商店已取消此付款' },
  unknown: '没有这笔付款',
  unknownHint: '请检查网址，或回到商店重新开始。',
  sandbox: '测试支付平台：不会发生真实扣款。',
  otherLanguage: 'English',
};

/** What the payment pages say, by language. */
export const texts: Record<Language, Texts> = { en, zh };
