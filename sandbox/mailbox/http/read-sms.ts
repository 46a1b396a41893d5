import { randomUUIDv7 } from 'node:crypto';
import { findLinks } from '../domain/find-links.ts';
import type { Message } from '../domain/message.ts';

/** Why an SMS is refused: the bad field and a sentence for people. */
export type SmsRefusal = { param: string; message: string };

const longestText = 1_600;

/** Makes a message of the JSON body of POST /sms: {to: E.164 number, text, from?}. */
export function readSms(body: unknown, receivedAt: Date): Message | SmsRefusal {
  if (typeof body !== 'object' || body === null)
    return { param: 'body', message: 'the body must be an object' };
  const { to, text, from = 'SMS' } = body as Record<string, unknown>;
  if (typeof to !== 'string' || !/^\+[1-9]\d{6,14}$/.test(to)) {
    return { param: 'to', message: 'to must be a phone number as +447700900123 (E.164)' };
  }
  if (typeof text !== 'string' || text.length === 0 || text.length > longestText) {
    return { param: 'text', message: `text must have 1 to ${longestText} characters` };
  }
  if (typeof from !== 'string' || from.length === 0 || from.length > 100) {
    return { param: 'from', message: 'from must have 1 to 100 characters' };
  }
  return {
    id: randomUUIDv7(),
    kind: 'sms',
    from,
    to: [to],
    subject: '',
    text,
    links: findLinks(text),
    attachments: [],
    receivedAt: receivedAt.toISOString(),
  };
}
