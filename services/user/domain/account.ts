import type { Role } from '#contracts/access.ts';

export type AccountKind = 'customer' | 'staff';
export type Locale = 'en-gb' | 'zh-cn';

/** Somebody who can sign in: by e-mail and password, or by phone and code. Roles are for staff only. */
export type Account = {
  accountId: string;
  kind: AccountKind;
  email: string | null;
  phone: string | null;
  name: string;
  locale: Locale;
  roles: Role[];
  /** Whether the holder has proved that they read its e-mail. */
  isEmailProved: boolean;
};
