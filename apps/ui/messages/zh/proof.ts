import type { ProofWords } from '../en/proof.ts';

/** The words of the page where a customer proves the e-mail address of their account, in Chinese. */
export const proof: ProofWords = {
  notice: '请验证邮箱。验证后，您未登录时用该邮箱下的订单会自动归入账户。',
  noticeAct: '去验证',
  proved: '已验证',
  notProved: '未验证',
  none: '您的账户尚未绑定邮箱。',
  why: '我们会向您的邮箱发送验证码。验证后，发票和物流通知将发送到该邮箱，您未登录时用该邮箱下的订单也会归入账户。',
  changeTitle: '更换邮箱',
  changeWhy: '新邮箱验证之前，原邮箱继续有效；更换后会通知原邮箱。',
  email: '电子邮箱',
  send: '获取验证码',
  hasCode: '我已有验证码',
  sent: (email) => `6 位验证码已发送至 ${email}，10 分钟内有效。`,
  linked: '验证码已随链接带入，请确认收到邮件的邮箱。',
  enter: '请填写验证码，以及收到验证码的邮箱。',
  code: '验证码',
  submit: '确认验证',
  again: '重新发送验证码',
  over: '验证码已使用、已过期，或并非发送至该邮箱。您可以重新获取。',
  other: '使用其他邮箱',
  done: (email) => `${email} 已通过验证。`,
  joining: '您未登录时用该邮箱下的订单将在一分钟内归入账户。',
  joined: (count) => `您未登录时下的 ${count} 笔订单已归入账户：`,
  toOrders: '查看全部订单',
};
