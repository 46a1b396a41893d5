import type { EventName } from '#contracts/events.ts';
import { webhookEvents } from '#contracts/gateway/webhook-events.ts';

type Told = { name: EventName; key: string; version: number; payload: object; occurredAt: string };

const fieldsByName: { readonly [Name in EventName]?: readonly string[] } = webhookEvents;

/**
 * The body that a webhook is sent for an event: `type`, `timestamp`, `key` and `version` of the event, and as `data` the
 * fields that may leave the shop (Standard Webhooks 1.0, "payload structure"). Undefined for events that stay inside.
 */
export function webhookBody({ name, key, version, payload, occurredAt }: Told): string | undefined {
  const fields = fieldsByName[name];
  if (!fields) return undefined;
  const data = Object.fromEntries(Object.entries(payload).filter(([field]) => fields.includes(field)));
  return JSON.stringify({ type: name, timestamp: occurredAt, key, version, data });
}
