import type { Template } from '../template.ts';

/** The last message to somebody who is erased: it knows their name no more. */
export const personErased = {
  variables: {},
  mail: {
    'en-gb': {
      subject: 'We have forgotten you, as you asked',
      paragraphs: [
        'Your account at Souk and everything that names you have been erased. What the law makes us keep, such as the sums of your orders, no longer says whose it was.',
        'This is the last message to this address. Thank you for having been with us.',
      ],
    },
    'zh-cn': {
      subject: '您的个人信息已按您的要求删除',
      paragraphs: [
        '您在 Souk 的账户及所有能识别您身份的信息均已删除。依法必须保留的内容（例如订单金额）已不再包含您的身份信息。',
        '这是发送到此地址的最后一条消息。感谢您曾经的信任。',
      ],
    },
  },
  sms: {
    'en-gb': 'Your account at Souk and everything that names you have been erased.',
    'zh-cn': '【Souk】您的账户及所有能识别您身份的信息均已删除。',
  },
} as const satisfies Template;
