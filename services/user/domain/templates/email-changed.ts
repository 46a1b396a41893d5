import type { Template } from '../template.ts';

/** Goes to the address that an account had until now, so that nobody loses theirs without being told. */
export const emailChanged = {
  variables: { name: 'optional' },
  mail: {
    'en-gb': {
      subject: 'Your account at Souk has another e-mail address',
      paragraphs: [
        'Hello {name},',
        'Your account at Souk has a new e-mail address. You sign in with that one from now on, and we write to it.',
        'If it was not you, write to us at once: somebody else is in your account.',
        '{shopUrl}',
      ],
    },
    'zh-cn': {
      subject: '您的 Souk 账户已更换邮箱',
      paragraphs: [
        '{name}，您好！',
        '您的 Souk 账户已更换邮箱。今后请使用新邮箱登录，我们的邮件也将发送到新邮箱。',
        '如果不是您本人操作，请立即联系我们：可能有人正在使用您的账户。',
        '{shopUrl}',
      ],
    },
  },
} as const satisfies Template;
