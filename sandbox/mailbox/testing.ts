import type { TestContext } from 'node:test';
import nodemailer from 'nodemailer';
import type { SendMailOptions } from 'nodemailer';
import { aDirectory } from '../shared/testing.ts';
import type { Message } from './domain/message.ts';
import { startMailbox } from './start-mailbox.ts';

/** A caught mail with what differs. */
export function aMessage(difference: Partial<Message> = {}): Message {
  return {
    id: '01a1fc16-0000-7000-8000-000000000001',
    kind: 'mail',
    from: 'shop@souk.example',
    to: ['ada@example.com'],
    subject: 'Your order',
    text: 'Thank you.',
    links: [],
    attachments: [],
    receivedAt: '2026-11-21T10:00:00.000Z',
    ...difference,
  };
}

/** Sends a mail to the SMTP address of a mailbox; rejects when it is refused. */
export async function sendMail(smtpAddress: string, mail: SendMailOptions): Promise<void> {
  const { hostname, port } = new URL(smtpAddress);
  const transport = nodemailer.createTransport({ host: hostname, port: Number(port) });
  await transport.sendMail({ from: 'shop@souk.example', ...mail });
}

/** What the answers of the mailbox may hold; a test reads what its own call gives. */
export type AnyBody = Message & {
  messages: (Message & { preview: string })[];
  error: { code: string; message: string; param?: string };
};

/** Calls the mailbox's API: status and parsed body. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ status: number; body: AnyBody }>;

/** A caller of the mailbox at an address. */
export function callerOf(address: string): Call {
  return async (method, path, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(address + path, { method, ...(body !== undefined && { body: text }) });
    const answer = await response.text();
    return { status: response.status, body: (answer === '' ? {} : JSON.parse(answer)) as AnyBody };
  };
}

/** A running mailbox in this process, which ends with the test. */
export async function aMailbox(
  t: Pick<TestContext, 'after'>,
  mostKept = 1_000,
): Promise<{ call: Call; address: string; smtpAddress: string }> {
  const dataDirectory = await aDirectory(t);
  const { announcement, stop } = await startMailbox({
    host: '127.0.0.1',
    port: 0,
    smtpPort: 0,
    dataDirectory,
    mostKept,
  });
  t.after(stop);
  const { address, smtpAddress = '' } = announcement;
  return { call: callerOf(address), address, smtpAddress };
}
