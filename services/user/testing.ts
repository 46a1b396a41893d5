import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Role, Subject } from '#contracts/access.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { defaultSettings, type ReadSetting } from '#runtime/config/settings.ts';
import type { TestRoom } from '#runtime/testing/open-test-room.ts';
import { insertAccount } from './store/accounts.ts';
import { findStranded } from './store/deliveries.ts';
import { hashSecret } from './store/secrets.ts';
import { insertSession } from './store/sessions.ts';

type UserRoom = TestRoom<'user'>;
type SignedIn = AnswerOf<'user', 'signIn'>;

export const goodPassword = 'correct horse battery';
export const system: { subject: Subject } = {
  subject: { kind: 'system', service: 'gateway', cause: 'test' },
};

/** A sign-up that is accepted. */
export function aSignUp(changes: Partial<InputTo<'user', 'signUp'>> = {}): InputTo<'user', 'signUp'> {
  return { email: 'ada@example.com', password: goodPassword, name: 'Ada', locale: 'en-gb', ...changes };
}

/** Signs a new customer up with the code that was mailed; they have their welcome too. */
export async function aCustomer(room: UserRoom, outside: Outside, email: string): Promise<SignedIn> {
  await room.ask('signUp', aSignUp({ email }));
  await outside.collect(room);
  const signedIn = accepted(await room.ask('verifyEmail', { email, code: outside.codeFor(email) }));
  await outside.collect(room);
  return signedIn;
}

/** A customer who is there without having signed up: for what does not depend on it. */
export async function aPerson(
  room: UserRoom,
  { email = `${randomUUID()}@example.com`, name = 'Ada' } = {},
): Promise<{ subject: Extract<Subject, { kind: 'customer' }> }> {
  const customerId = randomUUID();
  await room.db.row(
    insertAccount({
      accountId: customerId,
      kind: 'customer',
      email,
      name,
      locale: 'en-gb',
      passwordHash: null,
      roles: [],
    }),
  );
  return { subject: { kind: 'customer', customerId, sessionId: randomUUID() } };
}

/** Makes a member of staff with a password, as the seed does, and signs them in. */
export async function aStaffMember(room: UserRoom, email: string, roles: Role[]): Promise<SignedIn> {
  const account = {
    kind: 'staff',
    email,
    password: goodPassword,
    name: email,
    roles,
    locale: 'en-gb',
  } as const;
  accepted(await room.ask('ensureAccounts', { accounts: [account] }, system));
  return accepted(await room.ask('signIn', { email, password: goodPassword }));
}

/** Who a session token stands for, as the gateway learns it. */
export async function subjectOf(room: UserRoom, { sessionToken }: SignedIn): Promise<{ subject: Subject }> {
  const { subject } = accepted(await room.ask('resolveSession', { sessionToken }, system));
  return { subject };
}

/** Asks the database itself, for what the door does not tell. */
export function query(
  room: UserRoom,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const name = `test ${createHash('sha256').update(text).digest('base64url')}`;
  return room.db.rows({ name, text, values });
}

/** The answer of a call that must not be refused. */
export function accepted<Answer>(answer: Answer): Exclude<Answer, { refusal: string }> {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.refusal}: ${answer.detail}`);
  return answer as Exclude<Answer, { refusal: string }>;
}

/** What an answer was refused with, or `accepted`. */
export function refusalOf(answer: object): string {
  return isRefusal(answer) ? answer.refusal : 'accepted';
}

/** What several answers were refused with, in order of the alphabet, for races. */
export function refusalsOf(answers: readonly object[]): string[] {
  return answers.map((answer) => refusalOf(answer)).toSorted((a, b) => a.localeCompare(b));
}

export type CaughtMail = {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** The world outside: a mail server and an SMS gateway that keep what they are sent. */
export type Outside = {
  mails: CaughtMail[];
  texts: { to: string; text: string; key: string }[];
  setting: ReadSetting;
  /** What the providers answer from now on: take it (0), or this SMTP and HTTP status. */
  answerWith: (status: { smtp?: number; http?: number }) => void;
  /** Runs the sending job of every waiting message. */
  collect: (room: UserRoom) => Promise<void>;
  /** The code in the last message to an address. */
  codeFor: (address: string) => string;
  close: () => Promise<void>;
};

/** Opens the world outside on two free ports. */
export async function openOutside(): Promise<Outside> {
  const mails: CaughtMail[] = [];
  const texts: Outside['texts'] = [];
  let answers = { smtp: 0, http: 0 };
  const mailServer = catchMail(mails, () => answers.smtp);
  const smsServer = catchTexts(texts, () => answers.http);
  mailServer.server.unref();
  smsServer.unref();
  await Promise.all([once(mailServer.server, 'listening'), once(smsServer, 'listening')]);
  const smtpPort = (mailServer.server.address() as AddressInfo).port;
  const httpPort = (smsServer.address() as AddressInfo).port;
  return {
    mails,
    texts,
    setting: defaultSettings({
      'user.smtpUrl': `smtp://127.0.0.1:${smtpPort}`,
      'user.smsUrl': `http://127.0.0.1:${httpPort}/sms`,
    }),
    answerWith: ({ smtp = 0, http = 0 }) => {
      answers = { smtp, http };
    },
    collect: async (room) => {
      for (const { messageId } of await room.db.rows(findStranded(0, 100))) {
        await room.run('send-message', { messageId });
      }
    },
    codeFor: (address) => {
      const sent = [...mails, ...texts].filter(({ to }) => to === address).at(-1);
      const code = /\b\d{6}\b/.exec(sent?.text ?? '')?.[0];
      if (!code) throw new Error('no code was sent there');
      return code;
    },
    close: async () => {
      await new Promise<void>((resolve) => mailServer.close(resolve));
      smsServer.closeAllConnections();
      smsServer.close();
    },
  };
}

function catchMail(mails: CaughtMail[], status: () => number): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: callbackify(async (stream: SMTPServerDataStream, _session: SMTPServerSession) => {
      const mail = await PostalMime.parse(Buffer.concat(await Array.fromAsync(stream)));
      const { messageId = '', from, to, subject = '', text = '', html = '' } = mail;
      const responseCode = status();
      if (responseCode) throw Object.assign(new Error(`no room for ${to?.[0]?.address}`), { responseCode });
      mails.push({ messageId, from: from?.address ?? '', to: to?.[0]?.address ?? '', subject, text, html });
    }),
  });
  server.listen(0, '127.0.0.1');
  return server;
}

function catchTexts(texts: Outside['texts'], status: () => number): Server {
  const server = createServer((request, response) => {
    const keep = async () => {
      const body = (await json(request)) as { to: string; text: string };
      const refusal = status();
      if (!refusal) texts.push({ ...body, key: String(request.headers['idempotency-key']) });
      response.writeHead(refusal || 202).end();
    };
    keep().catch((error: Error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  return server;
}

/** Begins a session of somebody; gives its token. */
export async function aSession(room: UserRoom, accountId: string): Promise<string> {
  const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43);
  await room.db.row(insertSession(randomUUID(), accountId, hashSecret(token), 30));
  return token;
}
