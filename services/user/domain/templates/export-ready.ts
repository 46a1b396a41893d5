import type { Template } from '../template.ts';

/** Tells that the data a customer asked for can be fetched. */
export const exportReady = {
  variables: { name: 'optional' },
  mail: {
    'en-gb': {
      subject: 'Your data from Souk',
      paragraphs: [
        'Hello {name},',
        'Everything that we keep about you is ready for you to download. Sign in and open the page of your account; it can be fetched for 7 days.',
        'If you did not ask for it, change your password: somebody else may know it.',
        '{shopUrl}',
      ],
    },
    'zh-cn': {
      subject: '您在 Souk 的个人信息已可下载',
      paragraphs: [
        '{name}，您好！',
        '我们保存的您的全部个人信息已整理完毕。请登录并打开账户页面下载，7 天内有效。',
        '如果您没有提出过此申请，请尽快修改密码：您的密码可能已经泄露。',
        '{shopUrl}',
      ],
    },
  },
  sms: {
    'en-gb': 'Your data from Souk can be downloaded on the page of your account for 7 days.',
    'zh-cn': '【Souk】您的个人信息已可下载，请在 7 天内登录账户页面获取。',
  },
} as const satisfies Template;
