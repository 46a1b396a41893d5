import { statement } from '#runtime/db/statement.ts';
import type { Locale } from '../../domain/account.ts';

export type ConsentPurpose = 'terms' | 'privacy-policy' | 'marketing-mail' | 'marketing-sms' | 'analytics';

export type ConsentRow = {
  consentId: string;
  purpose: ConsentPurpose;
  textVersion: string;
  locale: Locale;
  isGiven: boolean;
  at: string;
};

const columns = `consent_id as "consentId", purpose, text_version as "textVersion", locale, is_given as "isGiven", at`;

/** The last word of a customer on each purpose. */
export const listCurrent = statement<ConsentRow, [accountId: string]>(
  'user.consent.list-current',
  `select distinct on (purpose) ${columns} from consent where account_id = $1 order by purpose, consent_id desc`,
);

/** All that a customer said, newest first, from behind one on. */
export const listHistory = statement<ConsentRow, [accountId: string, before: string | null, limit: number]>(
  'user.consent.list-history',
  `select ${columns} from consent
   where account_id = $1 and ($2::uuid is null or consent_id < $2::uuid)
   order by consent_id desc limit $3`,
);

/** Writes down what a locked customer says, unless it is their last word already. Its id is of the database's clock. */
export const insertConsent = statement<
  unknown,
  [accountId: string, purpose: ConsentPurpose, textVersion: string, locale: Locale, isGiven: boolean]
>(
  'user.consent.insert',
  `with last as (
     select text_version, is_given from consent
     where account_id = $1 and purpose = $2 order by consent_id desc limit 1)
   insert into consent (consent_id, account_id, purpose, text_version, locale, is_given)
   select uuidv7(), $1, $2, $3, $4, $5
   where not exists (select from last where text_version = $3 and is_given = $5)`,
);
