import type { Template } from '../template.ts';

/** Sent instead of a code when somebody signs up with the address of an account: the web page tells them nothing. */
export const alreadyRegistered = {
  variables: { name: 'optional' },
  mail: {
    'en-gb': {
      subject: 'You already have an account at Souk',
      paragraphs: [
        'Hello {name},',
        'Somebody, probably you, has just tried to sign up at Souk with this e-mail address. You already have an account with it, so there is nothing to do: sign in as usual.',
        'If you have forgotten your password, choose “Forgot your password?” on the sign-in page.',
        'If it was not you, nothing has happened and nothing has changed.',
        '{shopUrl}',
      ],
    },
    'zh-cn': {
      subject: '您已拥有 Souk 账户',
      paragraphs: [
        '{name}，您好！',
        '刚刚有人（可能是您本人）尝试用此邮箱在 Souk 注册。您已经拥有账户，直接登录即可，无需其他操作。',
        '如果忘记了密码，请在登录页选择“忘记密码？”。',
        '如果不是您本人操作，请放心：没有发生任何更改。',
        '{shopUrl}',
      ],
    },
  },
} as const satisfies Template;
