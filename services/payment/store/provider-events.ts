import { briefStatement, statement } from '#runtime/db/statement.ts';

/** Notes an event; `provider_event_pkey` refuses one that had its effect. */
export const insertProviderEvent = briefStatement<unknown, [provider: string, eventId: string]>(
  'payment.provider-event.insert',
  'insert into provider_event (provider, event_id) values ($1, $2)',
);

export const findProviderEvent = briefStatement<{ eventId: string }, [provider: string, eventId: string]>(
  'payment.provider-event.find',
  'select event_id as "eventId" from provider_event where provider = $1 and event_id = $2',
);

/** Providers repeat an event for days at most. */
export const pruneProviderEvents = statement<{ eventId: string }, [limit: number]>(
  'payment.provider-event.prune',
  `delete from provider_event where (provider, event_id) in (
     select provider, event_id from provider_event where received_at < now() - interval '60 days'
     order by received_at limit $1)
   returning event_id as "eventId"`,
);
