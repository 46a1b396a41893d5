import { briefStatement, statement } from '#runtime/db/statement.ts';
import type { Locale } from '../domain/account.ts';
import type { TemplateName } from '../domain/find-template.ts';
import type { Wording } from '../domain/wording/wording.ts';
import type { Channel } from './messages.ts';

export type ClaimedRow = {
  state: 'claimed' | 'useless' | 'done' | 'busy';
  channel: Channel;
  template: TemplateName;
  locale: Locale;
  recipient: string;
  words: Record<string, string>;
  /** The shop's own words for it, if there are any. */
  own: Wording | null;
};

/** In words that the index of waiting messages does not know: one message is found by its id, however many wait. */
const isOpen = 'coalesce(sent_at, given_up_at) is null';

/**
 * Claims a message for one sender for so many seconds. `useless`: too late to be worth sending, and erased here;
 * `done`: sent, given up or never there; `busy`: another sender has it.
 */
export const claimMessage = briefStatement<ClaimedRow, [messageId: string, claimSeconds: number]>(
  'user.message.claim',
  `with waiting as (
     select * from message where message_id = $1 and ${isOpen} for update),
   useless as (
     update message set given_up_at = now(), given_up_because = 'too late', recipient = null, words = null,
       claimed_until = null
     from waiting where message.message_id = waiting.message_id and waiting.useless_from <= now() returning 1),
   claimed as (
     update message set claimed_until = now() + make_interval(secs => $2::int), attempts = message.attempts + 1
     from waiting where message.message_id = waiting.message_id
       and (waiting.useless_from is null or waiting.useless_from > now())
       and (waiting.claimed_until is null or waiting.claimed_until <= now())
     returning 1)
   select case when exists (select from claimed) then 'claimed' when exists (select from useless) then 'useless'
       when exists (select from waiting) then 'busy' else 'done' end as state,
     channel, template, locale, recipient, words, own
   from (select 1) as one left join waiting on true left join wording using (template, locale)`,
);

/** Marks a message as sent and erases whom it went to and what it said. */
export const markSent = briefStatement<unknown, [messageId: string]>(
  'user.message.mark-sent',
  `update message set sent_at = now(), recipient = null, words = null, claimed_until = null
   where message_id = $1 and ${isOpen}`,
);

/** Gives a message up for a reason that names nobody, and erases it. */
export const giveUp = statement<unknown, [messageId: string, because: string]>(
  'user.message.give-up',
  `update message set given_up_at = now(), given_up_because = $2, recipient = null, words = null, claimed_until = null
   where message_id = $1 and ${isOpen}`,
);

/** Lets go of a claim after a failed try. */
export const releaseClaim = statement<unknown, [messageId: string]>(
  'user.message.release-claim',
  `update message set claimed_until = now() where message_id = $1 and claimed_until > now()`,
);

/** Messages that nobody has tried to send for so long that their job may be lost, oldest first. */
export const findStranded = statement<{ messageId: string }, [quietSeconds: number, limit: number]>(
  'user.message.find-stranded',
  `select message_id as "messageId" from message
   where sent_at is null and given_up_at is null and created_at < now() - make_interval(secs => $1::int)
     and (claimed_until is null or claimed_until < now() - make_interval(secs => $1::int))
   order by created_at limit $2`,
);

/** Gives up messages that could not be sent for so many days. */
export const giveUpOld = statement<unknown, [days: number]>(
  'user.message.give-up-old',
  `update message set given_up_at = now(), given_up_because = 'too old', recipient = null, words = null,
     claimed_until = null
   where sent_at is null and given_up_at is null and created_at < now() - make_interval(days => $1::int)`,
);
