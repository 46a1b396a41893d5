import { statement } from '#runtime/db/statement.ts';
import type { ConsentPurpose } from './consents.ts';
import { customerColumns, type CustomerRow } from './members.ts';

const areLive = `from account where kind = 'customer' and is_active`;
const live = `select ${customerColumns} ${areLive}`;
const below = (cursor: string) => `(${cursor}::uuid is null or account_id < ${cursor}::uuid)`;

/** Customers, the newest first, from behind one on. */
export const listCustomers = statement<CustomerRow, [before: string | null, limit: number]>(
  'user.customer.list',
  `${live} and ${below('$1')} order by account_id desc limit $2`,
);

/** Those whose e-mail or name fits a pattern of `like` in small letters. */
export const listCustomersLike = statement<
  CustomerRow,
  [pattern: string, before: string | null, limit: number]
>(
  'user.customer.list-like',
  `${live} and (email like $1 or lower(name) like $1) and ${below('$2')} order by account_id desc limit $3`,
);

/** Those of some ids. */
export const listCustomersOf = statement<
  CustomerRow,
  [customerIds: readonly string[], before: string | null, limit: number]
>(
  'user.customer.list-of',
  `${live} and account_id = any($1::uuid[]) and ${below('$2')} order by account_id desc limit $3`,
);

const counted = (condition: string) =>
  `select count(*) as count from (select ${areLive} ${condition} limit 10001) few`;

/** How many customers there are, counted up to 10,001. */
export const countCustomers = statement<{ count: number }, []>('user.customer.count', counted(''));

/** How many there are whose e-mail or name fits a pattern, counted up to 10,001. */
export const countCustomersLike = statement<{ count: number }, [pattern: string]>(
  'user.customer.count-like',
  counted('and (email like $1 or lower(name) like $1)'),
);

export type CustomerFactsRow = CustomerRow & {
  isActive: boolean;
  isEmailProved: boolean;
  addresses: number;
  points: { balance: number; free: number };
  consents: { purpose: ConsentPurpose; isGiven: boolean; at: string }[];
};

/** One customer with all that stands on their page. */
export const findCustomerFacts = statement<CustomerFactsRow, [accountId: string]>(
  'user.customer.find-whole',
  `select ${customerColumns}, is_active as "isActive", email_proved_at is not null as "isEmailProved",
     coalesce((select addresses from address_book book where book.account_id = account.account_id), 0) as addresses,
     coalesce((select jsonb_build_object('balance', balance, 'free', greatest(0, balance - reserved))
       from points_account held where held.account_id = account.account_id),
       '{"balance": 0, "free": 0}') as points,
     coalesce((select jsonb_agg(jsonb_build_object('purpose', purpose, 'isGiven', is_given,
         'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by purpose)
       from (select distinct on (purpose) purpose, is_given, at from consent
         where consent.account_id = account.account_id order by purpose, consent_id desc) as last_word), '[]') as consents
   from account where account_id = $1 and kind = 'customer' and erased_at is null`,
);
