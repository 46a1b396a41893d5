import { createHmac, timingSafeEqual } from 'node:crypto';

/** Two machines' clocks may differ; older than this is a replay. A repeat is signed anew by its sender. */
const toleranceSeconds = 300;

/** Whether a body is signed as Standard Webhooks 1.0 has it, under the secret and about now. */
export function isSignedWebhook(
  secret: string,
  headers: Readonly<Record<string, string>>,
  rawBody: string,
  nowMs: number,
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${rawBody}`).digest();
  const isRight = signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isRight && Math.abs(nowMs / 1000 - Number(timestamp)) <= toleranceSeconds;
}
