import type { Template } from '../template.ts';

/**
 * The code that proves to whom an address belongs that somebody wants on their account, and the page for it. It names nobody.
 * Behind `#` the code reaches no server and no log.
 */
export const proveEmail = {
  variables: { code: 'required' },
  mail: {
    'en-gb': {
      subject: 'Your code for Souk',
      paragraphs: [
        'Somebody, probably you, wants to use this e-mail address for their account at Souk.',
        'Confirm it here, signed in to your account:',
        '{shopUrl}/en-gb/account/email#code={code}',
        'Or enter this code where you asked for it:',
        '{code}',
        'It works once, for 10 minutes. Nobody from the shop will ever ask you for it.',
        'If it was not you, do nothing: without the code nothing changes.',
      ],
    },
    'zh-cn': {
      subject: '您的 Souk 验证码',
      paragraphs: [
        '有人（可能是您本人）希望将此邮箱用于其 Souk 账户。',
        '请登录账户后点击以下链接进行确认：',
        '{shopUrl}/zh-cn/account/email#code={code}',
        '您也可以在申请页面输入以下验证码：',
        '{code}',
        '验证码 10 分钟内有效，仅可使用一次。本店工作人员绝不会向您索要验证码。',
        '如果不是您本人操作，请忽略此邮件：没有验证码就不会有任何更改。',
      ],
    },
  },
} as const satisfies Template;
