import type { SendOutcome } from './webhook-sender.ts';

/** Whether the receiver took a request: it answered 200 to 299 (Standard Webhooks 1.0, "failed deliveries"). */
export function isTaken({ status }: Pick<SendOutcome, 'status'>): boolean {
  return status !== null && status >= 200 && status < 300;
}
