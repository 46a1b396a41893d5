import type { Template } from '../template.ts';

/** The code to choose a new password with, and the page for it. Behind `#` the code reaches no server and no log. */
export const resetPassword = {
  variables: { name: 'optional', code: 'required' },
  mail: {
    'en-gb': {
      subject: 'Your code for a new password',
      paragraphs: [
        'Hello {name},',
        'Choose a new password for Souk here:',
        '{shopUrl}/en-gb/account/password#code={code}',
        'Or enter this code where you asked for it:',
        '{code}',
        'It works once, for 10 minutes. Nobody from the shop will ever ask you for it. A new password signs you out everywhere else.',
        'If you did not ask for it, do nothing: your password stays as it is.',
      ],
    },
    'zh-cn': {
      subject: '您的密码重置验证码',
      paragraphs: [
        '{name}，您好！',
        '请点击以下链接，为 Souk 账户设置新密码：',
        '{shopUrl}/zh-cn/account/password#code={code}',
        '您也可以在申请页面输入以下验证码：',
        '{code}',
        '验证码 10 分钟内有效，仅可使用一次。本店工作人员绝不会向您索要验证码。设置新密码后，其他设备上的登录将全部失效。',
        '如果您没有申请重置密码，请忽略此邮件：您的密码不会改变。',
      ],
    },
  },
} as const satisfies Template;
