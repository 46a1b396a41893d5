/** What is limited more strictly than other requests: where passwords and codes are guessed, mail is sent or money moves. */
export type StrictLimit = 'sign-in' | 'sign-up' | 'checkout';

/** Calls by `service.call` and the limit they count against. */
export const strictLimits: Readonly<Record<string, StrictLimit>> = {
  'user.signIn': 'sign-in',
  'user.signInWithSms': 'sign-in',
  'user.requestSmsCode': 'sign-in',
  'user.requestPasswordReset': 'sign-in',
  'user.resetPassword': 'sign-in',
  'user.signUp': 'sign-up',
  'user.verifyEmail': 'sign-up',
  'order.checkout': 'checkout',
  'order.payOrder': 'checkout',
  'order.findOrder': 'checkout',
};
