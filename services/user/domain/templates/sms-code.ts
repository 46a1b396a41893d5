import type { Template } from '../template.ts';

/** The code to sign in with by phone. */
export const smsCode = {
  variables: { code: 'required' },
  sms: {
    'en-gb': '{code} is your Souk sign-in code. It works for 10 minutes. We never ask you for it.',
    'zh-cn': '【Souk】您的登录验证码是 {code}，10 分钟内有效。请勿告诉任何人。',
  },
} as const satisfies Template;
