import type { Template } from '../template.ts';

/**
 * The code that proves a new address. It names nobody: whoever typed the address also typed the name, and could
 * otherwise make us mail their words to strangers.
 */
export const verifyEmail = {
  variables: { code: 'required' },
  mail: {
    'en-gb': {
      subject: 'Your code for Souk',
      paragraphs: [
        'Welcome to Souk.',
        'Enter this code to finish making your account:',
        '{code}',
        'It works once, for 10 minutes. Nobody from the shop will ever ask you for it.',
        'If you did not just sign up at Souk, do nothing: without the code no account is made.',
        '{shopUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的 Souk 验证码',
      paragraphs: [
        '欢迎来到 Souk。',
        '请输入以下验证码，完成账户注册：',
        '{code}',
        '验证码 10 分钟内有效，仅可使用一次。本店工作人员绝不会向您索要验证码。',
        '如果您没有在 Souk 注册，请忽略此邮件：没有验证码就不会创建账户。',
        '{shopUrl}',
      ],
    },
  },
} as const satisfies Template;
