import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { openMailSender, type MailSender, type OutgoingMail } from './mail-smtp.ts';

describe('sending mail', () => {
  const received: { to: string; raw: string }[] = [];
  let server: SMTPServer;
  let sender: MailSender;
  let url: string;
  let connections = 0;
  before(async () => {
    server = new SMTPServer({
      secure: false,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      authOptional: true,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        const isRight = username === 'us er' && password === 'p@ss';
        done(isRight ? null : new Error('wrong'), isRight ? { user: username } : undefined);
      },
      onConnect: (_session, done) => {
        connections += 1;
        done();
      },
      onRcptTo: ({ address }, _session, done) => {
        const code = Number(/^(\d{3})@/.exec(address)?.[1]);
        done(code ? Object.assign(new Error(`no ${address}`), { responseCode: code }) : null);
      },
      onData: (stream, session, done) => {
        let raw = '';
        stream.setEncoding('utf8');
        stream.on('data', (chunk: string) => (raw += chunk));
        stream.on('end', () => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw });
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    sender = openMailSender();
  });
  after(async () => {
    sender.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const mail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
    messageId: '01890000-0000-7000-8000-000000000001',
    from: 'Souk <shop@souk.example>',
    to: 'buyer@example.com',
    subject: '您的 Souk 验证码',
    text: 'Hello',
    html: '<p>Hello</p>',
    ...changes,
  });

  test('a mail arrives whole, says it is automatic, and connections are kept', async () => {
    assert.deepEqual(await sender.send(url, mail()), { isTaken: true });
    assert.deepEqual(await sender.send(url, mail({ to: '"odd,name"@example.com' })), { isTaken: true });
    assert.equal(connections, 1);
    assert.deepEqual(
      received.map(({ to }) => to),
      ['buyer@example.com', '"odd,name"@example.com'],
    );
    const raw = received[0]?.raw ?? '';
    assert.match(raw, /^Message-ID: <01890000-0000-7000-8000-000000000001@souk>\r$/m);
    assert.match(raw, /^Auto-Submitted: auto-generated\r$/m);
    assert.match(raw, /^From: Souk <shop@souk\.example>\r$/m);
    assert.match(raw, /text\/plain[\s\S]*text\/html/);
  });

  test('an address the server does not know is refused for good; "later" throws and names nobody', async () => {
    assert.deepEqual(await sender.send(url, mail({ to: '550@example.com' })), {
      isTaken: false,
      because: 'SMTP 550',
    });
    await assert.rejects(sender.send(url, mail({ to: '451@example.com' })), (error: Error) => {
      assert.equal(error.message, 'the mail server did not take the mail (EENVELOPE, 451)');
      assert.equal(error.cause, undefined);
      return true;
    });
  });

  test('the address, sign-in included, can change between mails', async () => {
    const before = received.length;
    const signedIn = new URL(url);
    signedIn.username = 'us er';
    signedIn.password = 'p@ss';
    assert.deepEqual(await sender.send(signedIn.href, mail()), { isTaken: true });
    signedIn.password = 'wrong';
    await assert.rejects(sender.send(signedIn.href, mail()), /EAUTH, 535/);
    await assert.rejects(sender.send('smtp://127.0.0.1:1', mail()), /did not take the mail/);
    assert.deepEqual(await sender.send(url, mail()), { isTaken: true });
    assert.equal(received.length, before + 2);
  });
});
