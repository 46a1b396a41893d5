import { Agent, request } from 'undici';
import type { Delivery } from './mail-smtp.ts';

export type SmsSender = {
  /** Posts `{ to, text }` to the gateway at `url` and waits until it has taken it; the key is the same over tries. */
  send: (url: string, sms: { messageId: string; to: string; text: string }) => Promise<Delivery>;
  close: () => Promise<void>;
};

/** Statuses that say "later", not "never". */
const passing = new Set([408, 409, 425, 429]);

/** Opens the sender of SMS, with kept connections. */
export function openSmsSender(): SmsSender {
  const agent = new Agent({
    connections: 2,
    connectTimeout: 5000,
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
  });
  return {
    send: async (url, { messageId, to, text }) => {
      const { statusCode, body } = await request(url, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': messageId },
        body: JSON.stringify({ to, text }),
      });
      await body.dump();
      if (statusCode < 300) return { isTaken: true };
      if (statusCode >= 400 && statusCode < 500 && !passing.has(statusCode)) {
        return { isTaken: false, because: `HTTP ${statusCode}` };
      }
      throw new Error(`the SMS gateway answered ${statusCode}`);
    },
    close: () => agent.close(),
  };
}
