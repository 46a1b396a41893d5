import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Messages } from '../store/open-messages.ts';
import { parseMail } from './parse-mail.ts';

const largestMailBytes = 10 * 1_024 * 1_024;
const longestDrainMs = 2_000;

/** A listening SMTP server: its address, and its end. */
export type ListeningSmtp = { address: string; stop: () => Promise<void> };

/** Takes every mail from anybody to anybody; a mail is accepted when it is on the disk. */
export async function listenSmtp(
  messages: Messages,
  place: { host: string; port: number },
): Promise<ListeningSmtp> {
  const server = new SMTPServer({
    name: 'mailbox.sandbox',
    // The only certificate at hand would be the library's public one, which proves nothing.
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: largestMailBytes,
    rejectOversized: true,
    closeTimeout: longestDrainMs,
    onAuth: (_credentials, _session, callback) => callback(null, { user: 'anybody' }),
    onData: callbackify((stream: SMTPServerDataStream, session: SMTPServerSession) =>
      takeMail(messages, stream, session),
    ),
  });
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen(place.port, place.host, listening.resolve);
  await listening.promise;
  server.off('error', listening.reject);
  server.on('error', (error: Error) => {
    process.stderr.write(`${JSON.stringify({ level: 'warn', message: `SMTP: ${error.message}` })}\n`);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    address: `smtp://${place.host}:${port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function takeMail(
  messages: Messages,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) return;
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const to = envelope.rcptTo.map(({ address }) => address);
  const mail = await parseMail(Buffer.concat(chunks), { from, to }, new Date()).catch(refuseForGood);
  await messages.add(mail);
}

// Without a code the sender is told to try again (450), which is right for a full disk and wrong for a broken mail.
function refuseForGood(error: Error): never {
  throw Object.assign(new Error(`the mail cannot be read: ${error.message}`), { responseCode: 554 });
}
