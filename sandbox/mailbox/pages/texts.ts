import type { Language } from '../../shared/page/choose-language.ts';

export type Texts = {
  title: string;
  count: (shown: number) => string;
  search: string;
  searchButton: string;
  clear: string;
  otherLanguage: string;
  messages: string;
  kinds: { mail: string; sms: string };
  noSubject: string;
  emptyTitle: string;
  emptyHint: string;
  nothingFound: string;
  chooseTitle: string;
  gone: string;
  back: string;
  from: string;
  to: string;
  received: string;
  attachments: string;
  plainText: string;
  mailContent: string;
  offline: string;
  sandbox: string;
};

const en: Texts = {
  title: 'Mailbox',
  count: (shown) => (shown === 1 ? '1 message' : `${shown} messages`),
  search: 'Search recipient, sender or text',
  searchButton: 'Search',
  clear: 'Delete all',
  otherLanguage: '中文',
  messages: 'Messages',
  kinds: { mail: 'Mail', sms: 'SMS' },
  noSubject: '(no subject)',
  emptyTitle: 'Nothing caught yet',
  emptyHint: 'Mails and SMS that the shop sends appear here by themselves. None leaves this machine.',
  nothingFound: 'No message fits this search.',
  chooseTitle: 'Choose a message to read it',
  gone: 'This message is no longer kept.',
  back: 'All messages',
  from: 'From',
  to: 'To',
  received: 'Received',
  attachments: 'Attachments',
  plainText: 'Plain text version',
  mailContent: 'Content of the mail',
  offline: 'The mailbox does not answer: new messages cannot be shown.',
  sandbox: 'Catches mail and SMS for tests',
};

const zh: Texts = {
  title: '收件箱',
  count: (shown) => `${shown} 条消息`,
  search: '搜索收件人、发件人或内容',
  searchButton: '搜索',
  clear: '全部删除',
  otherLanguage: 'English',
  messages: '消息',
  kinds: { mail: '邮件', sms: '短信' },
  noSubject: '（无主题）',
  emptyTitle: '还没有消息',
  emptyHint: '商店发出的邮件和短信会自动显示在这里，不会离开本机。',
  nothingFound: '没有符合搜索条件的消息。',
  chooseTitle: '请选择一条消息阅读',
  gone: '此消息已不再保存。',
  back: '全部消息',
  from: '发件人',
  to: '收件人',
  received: '收到时间',
  attachments: '附件',
  plainText: '纯文本版本',
  mailContent: '邮件内容',
  offline: '收件箱没有响应，无法显示新消息。',
  sandbox: '测试用邮件和短信收件箱',
};

/** What the mailbox page says, by language. */
export const texts: Record<Language, Texts> = { en, zh };
