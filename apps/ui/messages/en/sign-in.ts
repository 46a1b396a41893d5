/** The words around signing in and up, in English. */
export const signIn = {
  title: 'Sign in',
  submit: 'Sign in',
  submitting: 'Signing in …',
  email: 'E-mail',
  password: 'Password',
  forgotten: 'Forgot your password?',
  bySms: 'Sign in with a text message',
  byPassword: 'Sign in with e-mail and password',
  isNew: 'New here?',
  signUp: 'Create an account',
  hasAccount: 'Have an account already?',
  why: 'Your orders, addresses and wishlist in one place, and a checkout that knows you.',
  guest: 'You can also buy without an account.',
  name: 'Full name',
  signUpTitle: 'Create an account',
  signUpSubmit: 'Continue',
  codeTitle: 'Look into your mail',
  codeSent: (email: string) => `We sent a code of six digits to ${email}. It works for 10 minutes.`,
  codeNoMail: 'Nothing there? Look into the spam folder, or ask for another code.',
  code: 'Code',
  codeSubmit: 'Finish',
  codeAgain: 'Send another code',
  smsTitle: 'Sign in with a text message',
  smsWhy: 'We send a code to your phone. A number that is new to us gets an account.',
  phone: 'Mobile phone',
  phoneHint: 'with country code, e.g. +44 7700 900123',
  smsSend: 'Send the code',
  smsSent: (phone: string) => `We sent a code of six digits to ${phone}. It works for 10 minutes.`,
  forgottenTitle: 'A new password',
  forgottenWhy: 'We mail you a link and a code to choose a new password with.',
  forgottenSend: 'Send the mail',
  forgottenSent: (email: string) =>
    `If there is an account of ${email}, a mail is on its way. Its code works for 10 minutes.`,
  newPassword: 'New password',
  newPasswordSubmit: 'Save and sign in',
  newPasswordWhat: 'A new password signs you out everywhere else.',
  newPasswordLink: 'Type the e-mail address once more; the code came with the link.',
  joinedTitle: 'You are signed in',
  joined: (count: number) =>
    count === 1
      ? 'Your basket of earlier and this one are now one: 1 item.'
      : `Your basket of earlier and this one are now one: ${count} items.`,
  adjusted: (title: string, wanted: number, quantity: number) =>
    `${title}: you wanted ${wanted}, the basket now holds ${quantity}.`,
  notJoined:
    'Your basket could not be put together with that of your account just now. It is tried again at your next sign-in.',
  goOn: 'Continue',
};

export type SignInWords = typeof signIn;
