import type { Template } from '../template.ts';

/** Asks a new member of staff to choose a password. */
export const staffInvitation = {
  variables: { name: 'optional', code: 'required' },
  mail: {
    'en-gb': {
      subject: 'You now work with Souk',
      paragraphs: [
        'Hello {name},',
        'You have been given an account for running the shop. Choose a password with this code:',
        '{code}',
        'It works once, for 10 minutes. If it has expired, choose “Forgot your password?” on the sign-in page and you get a new one.',
        '{adminUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的 Souk 员工账户已开通',
      paragraphs: [
        '{name}，您好！',
        '您的店铺管理账户已经开通。请用以下验证码设置密码：',
        '{code}',
        '验证码 10 分钟内有效，仅可使用一次。如已过期，请在登录页选择“忘记密码？”获取新的验证码。',
        '{adminUrl}',
      ],
    },
  },
} as const satisfies Template;
