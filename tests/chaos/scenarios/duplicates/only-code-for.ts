import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

const mailPatienceMs = 60_000;

/** The code in the one mail that somebody got. */
export async function onlyCodeFor(mailboxUrl: string, email: string): Promise<string> {
  const endMs = performance.now() + mailPatienceMs;
  for (;;) {
    const response = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(email)}`);
    const { messages } = (await response.json()) as { messages: unknown[] };
    assert.ok(messages.length <= 1, `${email} got ${messages.length} mails`);
    const code = /\b\d{6}\b/.exec(JSON.stringify(messages))?.[0];
    if (code !== undefined) return code;
    assert.ok(performance.now() < endMs, `${email} got no mail`);
    await delay(250);
  }
}
