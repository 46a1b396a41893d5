import type { Template } from '../template.ts';

/** Greets a customer whose address is proved. */
export const welcome = {
  variables: { name: 'optional' },
  mail: {
    'en-gb': {
      subject: 'Welcome to Souk',
      paragraphs: [
        'Hello {name},',
        'Your account is ready. Your orders, addresses and wishlist are now kept in one place.',
        'You can see everything we keep about you, take it with you, and have it erased, on the page of your account.',
        '{shopUrl}',
      ],
    },
    'zh-cn': {
      subject: '欢迎加入 Souk',
      paragraphs: [
        '{name}，您好！',
        '您的账户已开通。您的订单、收货地址和心愿单都会保存在这里。',
        '您可以随时在账户页面查看、导出或删除我们保存的您的个人信息。',
        '{shopUrl}',
      ],
    },
  },
} as const satisfies Template;
