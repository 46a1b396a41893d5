/** The words of the page where a customer proves the e-mail address of their account, in English. */
export const proof = {
  notice: 'Confirm your e-mail address: orders that you placed with it as a guest then join your account.',
  noticeAct: 'Confirm it',
  proved: 'Confirmed',
  notProved: 'Not confirmed yet',
  none: 'Your account has no e-mail address yet.',
  why: 'We mail you a code. Once you enter it here, invoices and news of parcels go to this address, and orders that you placed with it as a guest join your account.',
  changeTitle: 'Use another address',
  changeWhy: 'Your present address stays until the new one is confirmed, and is told of the change.',
  email: 'E-mail',
  send: 'Send me the code',
  hasCode: 'I have a code',
  sent: (email: string) => `We sent a code of six digits to ${email}. It works for 10 minutes.`,
  linked: 'The code came with the link. Check that this is the address it was mailed to.',
  enter: 'Enter the code, and the address that it was mailed to.',
  code: 'Code',
  submit: 'Confirm the address',
  again: 'Send another code',
  over: 'This code was used already, has expired, or was mailed to another address. A new one takes a moment.',
  other: 'Another address',
  done: (email: string) => `${email} is confirmed.`,
  joining: 'Orders that you placed with it as a guest join your account within a minute.',
  joined: (count: number) =>
    count === 1
      ? 'An order that you placed as a guest is in your account now:'
      : `${count} orders that you placed as a guest are in your account now:`,
  toOrders: 'See all your orders',
};

export type ProofWords = typeof proof;
