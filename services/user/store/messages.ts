import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Locale } from '../domain/account.ts';
import type { TemplateName, WordsOf } from '../domain/find-template.ts';

export type Channel = 'mail' | 'sms';

/** A message to be sent; `lifeSeconds` null: it stays worth sending. */
export type NewMessage<Name extends TemplateName> = {
  messageId: string;
  messageKey: string;
  channel: Channel;
  template: Name;
  locale: Locale;
  recipient: string;
  words: WordsOf<Name>;
  lifeSeconds: number | null;
};

const insertMessageValues = briefStatement<
  { isNew: boolean },
  [
    messageId: string,
    messageKey: string,
    channel: Channel,
    template: TemplateName,
    locale: Locale,
    recipient: string,
    words: string,
    lifeSeconds: number | null,
  ]
>(
  'user.message.insert',
  `with made as (
     insert into message (message_id, message_key, channel, template, locale, recipient, words, useless_from)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, now() + make_interval(secs => $8::int))
     on conflict (message_key) do nothing returning 1)
   select exists (select from made) as "isNew"`,
);

/** Keeps a message until it is sent, once per key. */
export function insertMessage<Name extends TemplateName>(message: NewMessage<Name>) {
  const { messageId, messageKey, channel, template, locale, recipient, words, lifeSeconds } = message;
  return insertMessageValues(
    messageId,
    messageKey,
    channel,
    template,
    locale,
    recipient,
    JSON.stringify(words),
    lifeSeconds,
  );
}

type ToAddress = [messageId: string, email: string, locale: Locale, code: string, lifeSeconds: number];

/** The answer by mail to a sign-up: a code, or that there is an account already. One statement for both. */
export const insertSignUpMail = statement<unknown, ToAddress>(
  'user.message.insert-sign-up',
  `insert into message (message_id, message_key, channel, template, locale, recipient, words, useless_from)
   select $1::uuid, $1::text, 'mail',
     case when account_id is null then 'verify-email' else 'already-registered' end, $3, $2,
     case when account_id is null then jsonb_build_object('code', $4::text) else jsonb_build_object('name', name) end,
     now() + make_interval(secs => $5::int)
   from (select 1) as one left join account on email = $2`,
);

/** The answer by mail to a customer who wants an address: a code, or that another account has it. One statement for both. */
export const insertProofMail = statement<
  unknown,
  [messageId: string, email: string, code: string, lifeSeconds: number, accountId: string]
>(
  'user.message.insert-proof',
  `insert into message (message_id, message_key, channel, template, locale, recipient, words, useless_from)
   select $1::uuid, $1::text, 'mail',
     case when other.account_id is null then 'prove-email' else 'already-registered' end, own.locale, $2,
     case when other.account_id is null then jsonb_build_object('code', $3::text)
       else jsonb_build_object('name', other.name) end,
     now() + make_interval(secs => $4::int)
   from account as own left join account as other on other.email = $2 and other.account_id <> own.account_id
   where own.account_id = $5`,
);

/** The code for a new password, if an active account has the address. */
export const insertResetMail = statement<unknown, ToAddress>(
  'user.message.insert-reset',
  `insert into message (message_id, message_key, channel, template, locale, recipient, words, useless_from)
   select $1::uuid, $1::text, 'mail', 'reset-password', $3, $2,
     jsonb_build_object('name', name, 'code', $4::text), now() + make_interval(secs => $5::int)
   from account where email = $2 and is_active`,
);
