import { listen } from '../shared/http/listen.ts';
import type { Running } from '../shared/process/run-process.ts';
import { handleRequest } from './http/handle-request.ts';
import { listenSmtp } from './smtp/listen-smtp.ts';
import { openMessages } from './store/open-messages.ts';

export type MailboxOptions = {
  host: string;
  port: number;
  smtpPort: number;
  dataDirectory: string;
  /** How many messages are kept; the oldest go first. */
  mostKept: number;
};

/** Starts the mailbox: SMTP and HTTP on one host, over the messages of one data directory. */
export async function startMailbox(options: MailboxOptions): Promise<Running> {
  const { host, port, smtpPort, dataDirectory, mostKept } = options;
  const messages = await openMessages(dataDirectory, mostKept);
  const releases = [messages.close];
  const stop = async (): Promise<void> => {
    for (const release of releases.toReversed()) await release();
  };
  try {
    const http = await listen(handleRequest(messages), { host, port });
    releases.push(http.stop);
    const smtp = await listenSmtp(messages, { host, port: smtpPort });
    releases.push(smtp.stop);
    return { announcement: { address: http.address, smtpAddress: smtp.address }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
