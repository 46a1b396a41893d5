import type { Role } from '#contracts/access.ts';
import { statement } from '#runtime/db/statement.ts';
import type { CodePurpose } from '../domain/code-rules.ts';
import type { TriedCode } from '../domain/refuse-code.ts';

/** Puts a new code in the place of the last one of an address and purpose. */
export const saveCode = statement<
  unknown,
  [purpose: CodePurpose, addressHash: string, codeHash: string, lifeSeconds: number]
>(
  'user.code.save',
  `insert into code (purpose, address_hash, code_hash, expires_at)
   values ($1, $2, $3, now() + make_interval(secs => $4::int))
   on conflict (purpose, address_hash) do update
     set code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0`,
);

/** What a tried code says, with what it opens: an account, or a sign-up that waits. */
export type TriedCodeRow = TriedCode & {
  eventVersion: number;
  accountId: string | null;
  kind: 'customer' | 'staff' | null;
  name: string | null;
  locale: 'en-gb' | 'zh-cn' | null;
  email: string | null;
  phone: string | null;
  roles: Role[] | null;
  isEmailProved: boolean | null;
  signUpName: string | null;
  signUpLocale: 'en-gb' | 'zh-cn' | null;
};

/**
 * Counts a try before its result is known, so that tries at the same time are bounded too. Not admitted when there is
 * no live code or all its tries are used; a code that somebody used up at this moment is not a locked one.
 */
export const tryCode = statement<
  TriedCodeRow,
  [purpose: CodePurpose, addressHash: string, codeHash: string, triesMost: number, address: string]
>(
  'user.code.try',
  `with tried as (
     update code set tries = tries + 1
     where purpose = $1 and address_hash = $2 and expires_at > now() and tries < $4
     returning code_hash = $3 as is_right)
   select exists (select from tried) as "isAdmitted",
     coalesce((select is_right from tried), false) as "isRight",
     coalesce(known.tries >= $4, false) as "isLocked",
     greatest(1, ceil(extract(epoch from known.expires_at - now())))::int as "secondsLeft",
     nextval('session_ended_version') as "eventVersion",
     account_id as "accountId", kind, account.name, account.locale, email, phone, roles,
     email_proved_at is not null as "isEmailProved",
     sign_up.name as "signUpName", sign_up.locale as "signUpLocale"
   from (select 1) as one
   left join code as known on purpose = $1 and known.address_hash = $2 and known.expires_at > now()
   left join account on (email = $5 or phone = $5) and is_active
   left join sign_up on sign_up.address_hash = $2 and $1 = 'verify-email' and sign_up.expires_at > now()`,
);

/** Uses a code up; refuses with `code-live` when it was used or replaced meanwhile. */
export const consumeCode = statement<unknown, [purpose: CodePurpose, addressHash: string, codeHash: string]>(
  'user.code.use',
  `with used as (
     delete from code where purpose = $1 and address_hash = $2 and code_hash = $3 and expires_at > now() returning 1)
   select must(exists (select from used), 'code-live')`,
);
