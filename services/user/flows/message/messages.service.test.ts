import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aCustomer, openOutside, query, refusalOf, type Outside } from '../../testing.ts';

describe('messages', () => {
  let room: TestRoom<'user'>;
  let outside: Outside;
  let killAt = '';
  before(async () => {
    outside = await openOutside();
    const killPoint = (name: string) => {
      if (name === killAt) throw new Error(`killed at ${name}`);
    };
    room = await openTestRoom(userService, { setting: outside.setting, killPoint });
  });
  beforeEach(async () => {
    killAt = '';
    outside.answerWith({});
    await run('delete from message');
    outside.mails.length = 0;
    outside.texts.length = 0;
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  const run = (text: string, values?: unknown[]) => query(room, text, values);
  const order = { subject: { kind: 'system', service: 'order', cause: 'job' }, caller: 'order' } as const;
  const values = {
    orderNumber: 'K7Q2-M9',
    total: '£12.50',
    lines: '1 × Red cup  £12.50',
    orderUrl: 'https://shop.example/o/1',
  };
  const notify = (changes: Partial<InputTo<'user', 'notify'>> = {}) =>
    room.ask(
      'notify',
      {
        messageKey: 'order-1',
        template: 'order-confirmation',
        locale: 'en-gb',
        to: { email: 'buyer@example.com' },
        values,
        ...changes,
      },
      order,
    );
  const send = async () => {
    const [row] = await run('select message_id from message');
    await room.run('send-message', { messageId: row?.['message_id'] });
  };
  const state = async () => {
    const [row] = await run(
      'select recipient, words, sent_at is not null as sent, given_up_because, attempts from message',
    );
    return row;
  };

  test('a message is kept once per key, sent by its job, and erased', async () => {
    room.statements.length = 0;
    assert.deepEqual(await notify(), { isNew: true });
    assert.deepEqual(room.statements, ['user.message.insert', 'runtime.jobs.user.add']);
    assert.deepEqual(await notify({ to: { email: 'other@example.com' } }), { isNew: false });
    assert.equal((await run('select 1 from message')).length, 1);
    room.statements.length = 0;
    await send();
    assert.deepEqual(room.statements.slice(1), ['user.message.claim', 'user.message.mark-sent']);
    await send();
    assert.equal(outside.mails.length, 1);
    const [mail] = outside.mails;
    assert.deepEqual(
      [mail?.from, mail?.to, mail?.subject],
      ['shop@souk.example', 'buyer@example.com', 'Your order K7Q2-M9 at Souk'],
    );
    assert.match(mail?.text ?? '', /1 × Red cup {2}£12\.50/);
    assert.match(mail?.html ?? '', /<a href="https:\/\/shop\.example\/o\/1">/);
    assert.deepEqual(await state(), {
      recipient: null,
      words: null,
      sent: true,
      given_up_because: null,
      attempts: 1,
    });
    assert.deepEqual(await notify(), { isNew: false });
  });

  test('a customer is written to by mail, one without an address by SMS, an unknown one not', async () => {
    const ada = await aCustomer(room, outside, 'ada@example.com');
    accepted(await room.ask('requestSmsCode', { phone: '+447700900111', locale: 'en-gb' }));
    await outside.collect(room);
    const code = outside.codeFor('+447700900111');
    const byPhone = accepted(
      await room.ask('signInWithSms', { phone: '+447700900111', code, locale: 'en-gb' }),
    );
    accepted(
      await notify({
        messageKey: 'a',
        to: { customerId: ada.profile.accountId },
        template: 'order-cancelled',
      }),
    );
    accepted(
      await notify({ messageKey: 'b', to: { customerId: byPhone.profile.accountId }, locale: 'zh-cn' }),
    );
    await outside.collect(room);
    assert.match(outside.mails.at(-1)?.text ?? '', /^Hello Ada,\n\nYour order K7Q2-M9/);
    assert.equal(
      outside.texts.at(-1)?.text,
      '【Souk】感谢您的订购！订单 K7Q2-M9（£12.50）已付款，正在备货。',
    );
    const unknown = await notify({
      messageKey: 'c',
      to: { customerId: '01890000-0000-7000-8000-000000000000' },
    });
    assert.equal(refusalOf(unknown), 'not-found');
    assert.deepEqual(await run(`select 1 from message where message_key = 'c'`), []);
  });

  test('a provider that says "later" is tried again, with the same message id', async () => {
    await notify();
    outside.answerWith({ smtp: 451 });
    await assert.rejects(send(), (error: Error) => {
      assert.equal(error.message, 'the mail server did not take the mail (EMESSAGE, 451)');
      assert.doesNotMatch(inspect(error), /buyer/);
      return true;
    });
    assert.deepEqual(await state(), {
      recipient: 'buyer@example.com',
      words: { name: '', ...values },
      sent: false,
      given_up_because: null,
      attempts: 1,
    });
    outside.answerWith({});
    await send();
    assert.equal((await state())?.['sent'], true);
    const [{ messageId } = { messageId: '' }] = outside.mails;
    const [row] = await run('select message_id from message');
    assert.equal(messageId, `<${String(row?.['message_id'])}@souk>`);
  });

  test('a provider that says "never" ends it; reason and log name nobody', async () => {
    await notify();
    outside.answerWith({ smtp: 550 });
    const logged: unknown[] = [];
    const tools = room.room.toolsFor(room.context());
    const warn = (...line: unknown[]) => logged.push(line);
    const [refused] = await run('select message_id from message');
    const messageId = String(refused?.['message_id']);
    await userService.jobs['send-message']?.run({ ...tools, log: { ...tools.log, warn } } as never, {
      messageId,
    });
    assert.deepEqual(logged, [['a message was refused', { messageId, because: 'SMTP 550' }]]);
    assert.deepEqual(await state(), {
      recipient: null,
      words: null,
      sent: false,
      given_up_because: 'SMTP 550',
      attempts: 1,
    });
    await run('delete from message');
    await notify({ to: { phone: '+447700900222' } });
    outside.answerWith({ http: 422 });
    await send();
    assert.equal((await state())?.['given_up_because'], 'HTTP 422');
    outside.answerWith({});
    await send();
    assert.deepEqual([outside.mails.length, outside.texts.length], [0, 0]);
  });

  test('a process that dies after the provider took it sends a second copy with the same id', async () => {
    await notify({ to: { phone: '+447700900333' } });
    killAt = 'user.send-message.after-provider';
    await assert.rejects(send(), /killed/);
    killAt = '';
    await send();
    assert.equal(outside.texts.length, 2);
    assert.equal(outside.texts[0]?.key, outside.texts[1]?.key);
    assert.equal((await state())?.['sent'], true);
  });

  test('two senders at once send one copy', async () => {
    await notify();
    const outcomes = await Promise.allSettled([send(), send(), send()]);
    assert.ok(outcomes.some(({ status }) => status === 'fulfilled'));
    assert.equal(outside.mails.length, 1);
  });

  test('a code that came too late is not sent', async () => {
    accepted(await room.ask('requestSmsCode', { phone: '+447700900444', locale: 'en-gb' }));
    await run(`update message set useless_from = now()`);
    await send();
    assert.equal(outside.texts.length, 0);
    assert.deepEqual(await state(), {
      recipient: null,
      words: null,
      sent: false,
      given_up_because: 'too late',
      attempts: 0,
    });
  });

  test('the timer starts a new job for a message whose job was lost, and gives up after three days', async () => {
    await notify();
    const jobs = async () => Number((await run('select count(*)::int as n from user_jobs.jobs'))[0]?.['n']);
    const before = await jobs();
    await room.run('resend-stranded');
    assert.equal(await jobs(), before);
    await run(`delete from user_jobs._private_jobs`);
    await run(`update message set created_at = now() - interval '11 minutes'`);
    await room.run('resend-stranded');
    const [job] = await run('select key, task_identifier from user_jobs.jobs');
    const [row] = await run('select message_id from message');
    assert.deepEqual(job, {
      key: `send-message:${String(row?.['message_id'])}`,
      task_identifier: 'send-message',
    });
    await run(`update message set created_at = now() - interval '73 hours'`);
    assert.deepEqual(
      (await userService.audit(room.db)).map(({ rule }) => rule),
      ['a message goes out within a quarter of an hour'],
    );
    await room.run('resend-stranded');
    assert.equal((await state())?.['given_up_because'], 'too old');
    assert.deepEqual(await userService.audit(room.db), []);
  });
});
