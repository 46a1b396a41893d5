/** What forms say about their fields, in English; by the field or by the code of the problem. */
export const form = {
  optional: 'optional',
  required: 'Please fill this in.',
  email: 'This is not a whole e-mail address. It looks like name@example.org.',
  phone: 'Write the number with its country code, like +44 20 7946 0000.',
  wrongForm: 'This does not look right. Check it once more.',
  postalCode: (example: string | undefined) =>
    example
      ? `This is not a postcode of that country. One looks like ${example}.`
      : 'This is not a postcode of that country.',
  taxNumber: 'This is not a tax number. One looks like GB123456789.',
  region: 'That country has no region of this name.',
  country: 'We do not send there.',
  cardNumber: 'This is not a whole card number.',
  expired: 'This card has expired.',
  code: 'A code has six digits.',
  checkField: 'One field below needs another look.',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  passwordHint: 'At least 8 characters. A few words in a row are easy to keep.',
  wait: (time: string) => `Too many tries. Wait ${time}, then try again.`,
  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
  problems: {
    'wrong-credentials': 'The e-mail address or the password is wrong.',
    'password-weak':
      'Choose another password: at least 8 characters, not your address, not one that everybody tries.',
    'code-wrong': 'The code is wrong or has expired. Check it, or ask for a new one.',
    locked: 'Too many tries. Wait a little, then try again.',
    'rate-limited too-many-unpaid':
      'Too many orders wait to be paid. Pay or cancel one of yours, or order again in half an hour.',
    'rate-limited': 'Too many requests. Wait a little, then try again.',
    overloaded: 'Very many people are here just now. Try again in a moment.',
    unavailable: 'A part of the shop does not answer. Try again in a moment.',
    'deadline-exceeded': 'That took too long. Try again in a moment; nothing is done twice.',
    network: 'The connection dropped. Try again; nothing is done twice.',
    internal: 'Something went wrong on our side. Try again in a moment.',
    'version-conflict': 'It was changed elsewhere meanwhile. Look at it again.',
    'session-expired': 'You have been signed out. Sign in again.',
    'sign-in-required': 'Sign in first.',
    'not-allowed': 'This account may not do that.',
    'not-found': 'It is no longer there.',
    'cart-not-found':
      'The basket is no longer there. If you have just paid, the confirmation is in your mail, and “Find an order” shows it.',
    'variant-not-found': 'This is no longer sold.',
    'order-state': 'The order has moved on, and that is no longer possible.',
  } as Readonly<Record<string, string>>,
};

export type FormWords = typeof form;
