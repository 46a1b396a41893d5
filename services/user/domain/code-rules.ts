/** What a mailed or texted code is for; each address has at most one live code of each. */
export type CodePurpose = 'verify-email' | 'reset-password' | 'sms-sign-in' | 'prove-email';

/** How codes are made and bounded: 5 tries of 10⁶ codes, at most 20 codes a day, are 100 guesses a day. */
export const codeRules = {
  digits: 6,
  lifeSeconds: 600,
  triesMost: 5,
  sentPerHourMost: 5,
  sentPerDayMost: 20,
} as const;
