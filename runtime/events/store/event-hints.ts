import { statement } from '../../db/statement.ts';

/** Sends a notification for each payload. */
export const notifyEvents = statement<unknown, [channel: string, payloads: readonly string[]]>(
  'runtime.events.notify',
  'select pg_notify($1, payload) from unnest($2::text[]) as payload',
);
