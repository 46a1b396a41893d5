import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import type { InputTo } from '#contracts/services.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, openOutside, query, refusalOf, refusalsOf, type Outside } from '../../testing.ts';

describe('the words of messages', () => {
  let room: TestRoom<'user'>;
  let outside: Outside;
  before(async () => {
    outside = await openOutside();
    room = await openTestRoom(userService, { setting: outside.setting });
  });
  beforeEach(async () => {
    await query(room, 'delete from wording');
    await query(room, 'delete from message');
    outside.mails.length = 0;
    outside.texts.length = 0;
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  const editor: { subject: Subject } = {
    subject: {
      kind: 'staff',
      staffId: '01890000-0000-7000-8000-000000000001',
      sessionId: '01890000-0000-7000-8000-000000000002',
      permissions: ['messages.write'],
    },
  };
  const order = { subject: { kind: 'system', service: 'order', cause: 'job' }, caller: 'order' } as const;
  const mail = {
    subject: 'Off it goes: {orderNumber}',
    paragraphs: ['Dear {name},', 'By {carrier}.', '{lines}'],
  };
  const save = (changes: Partial<InputTo<'user', 'saveMessageWording'>> = {}) =>
    room.ask(
      'saveMessageWording',
      { template: 'order-shipped', locale: 'en-gb', version: 0, mail, ...changes },
      editor,
    );
  const english = async () => {
    const found = accepted(await room.ask('getMessageTemplate', { template: 'order-shipped' }, editor));
    return found.wordings.find(({ locale }) => locale === 'en-gb');
  };
  const shipped = (values = {}) =>
    room.ask(
      'notify',
      {
        messageKey: 'shipped-1',
        template: 'order-shipped',
        locale: 'en-gb',
        to: { email: 'buyer@example.com' },
        values: { orderNumber: 'K7Q2-M9', total: '£12.50', name: 'Ada', lines: '1 × <Cup>', ...values },
      },
      order,
    );

  test('every message is listed, with its channels and where it was changed', async () => {
    accepted(await save());
    room.statements.length = 0;
    const { templates } = accepted(await room.ask('listMessageTemplates', {}, editor));
    assert.deepEqual(room.statements, ['user.wording.list-changed']);
    assert.equal(templates.length, 20);
    assert.deepEqual(
      templates.find(({ template }) => template === 'order-shipped'),
      { template: 'order-shipped', hasMail: true, hasSms: true, changedLocales: ['en-gb'] },
    );
    assert.deepEqual(
      templates.find(({ template }) => template === 'sms-code'),
      { template: 'sms-code', hasMail: false, hasSms: true, changedLocales: [] },
    );
  });

  test('what may stand in a message is told: its own values, and those of the shop, which every message has', async () => {
    const { variables } = accepted(
      await room.ask('getMessageTemplate', { template: 'order-shipped' }, editor),
    );
    const always = variables.filter(({ isRequired }) => isRequired).map(({ name }) => name);
    assert.deepEqual(always, ['orderNumber', 'total', 'shopUrl', 'adminUrl']);
  });

  test('own words are kept with a version and an audit row, said by the next message, and taken back', async () => {
    assert.deepEqual(await save(), { version: 1 });
    assert.deepEqual((await english())?.own, { mail });
    const [row] = await query(room, `select action, detail from staff_audit order by at desc limit 1`);
    assert.deepEqual(row, {
      action: 'wording.save',
      detail: { template: 'order-shipped', locale: 'en-gb', version: 1 },
    });
    accepted(await shipped());
    await outside.collect(room);
    assert.equal(outside.mails[0]?.subject, 'Off it goes: K7Q2-M9');
    assert.equal(outside.mails[0]?.text, 'Dear Ada,\n\n1 × <Cup>\n\n');
    assert.match(outside.mails[0]?.html ?? '', /<p>1 × &lt;Cup&gt;<\/p>/);
    const reset = { template: 'order-shipped', locale: 'en-gb', version: 1 } as const;
    assert.deepEqual(await room.ask('resetMessageWording', reset, editor), { version: 2 });
    assert.deepEqual(await room.ask('resetMessageWording', reset, editor), { version: 2 });
    assert.equal((await english())?.own, null);
    accepted(
      await room.ask(
        'notify',
        {
          messageKey: 'shipped-2',
          template: 'order-shipped',
          locale: 'en-gb',
          to: { email: 'b@example.com' },
          values: { orderNumber: 'X', total: '£1' },
        },
        order,
      ),
    );
    await outside.collect(room);
    assert.equal(outside.mails[1]?.subject, 'Your order X is on its way');
  });

  test('a message is sent with one claim and one mark, own words or not', async () => {
    accepted(await save());
    accepted(await shipped());
    const [row] = await query(room, 'select message_id from message');
    room.statements.length = 0;
    await room.run('send-message', { messageId: row?.['message_id'] });
    assert.deepEqual(room.statements, ['user.message.claim', 'user.message.mark-sent']);
  });

  test('words that could not be sent are refused, and nothing is kept', async () => {
    const refused = await save({ mail: { subject: 'Hi {name}', paragraphs: ['x'] } });
    assert.equal(refusalOf(refused), 'value-invalid');
    assert.equal(refusalOf(await save({ template: 'no-such' })), 'not-found');
    assert.deepEqual(await query(room, 'select 1 from wording'), []);
  });

  test('of two who change the same words at once, one is told; the same words again change nothing', async () => {
    const other = { subject: 'Sent: {orderNumber}', paragraphs: ['{lines}'] };
    const answers = await Promise.all([save(), save({ mail: other })]);
    assert.deepEqual(refusalsOf(answers), ['accepted', 'version-conflict']);
    const now = await english();
    const kept = now?.own?.mail;
    assert.equal(now?.changedBy, 'staff:01890000-0000-7000-8000-000000000001');
    assert.ok(Date.parse(now?.changedAt ?? '') > 0);
    assert.deepEqual(await save(kept ? { mail: kept } : {}), { version: 1 });
    assert.equal(refusalOf(await save({ version: 5, mail: { ...other, subject: 'x' } })), 'version-conflict');
    assert.equal(refusalOf(await save({ locale: 'zh-cn', version: 1 })), 'version-conflict');
  });

  test('a preview says the given words with made-up values, and keeps and sends nothing', async () => {
    room.statements.length = 0;
    const input = { template: 'order-shipped', locale: 'en-gb', mail } as const;
    const preview = accepted(await room.ask('previewMessage', input, editor));
    assert.deepEqual(room.statements, []);
    assert.equal(preview.mail?.subject, 'Off it goes: K7Q2-M9XA');
    assert.match(preview.mail?.text ?? '', /^Dear Alex Morgan,\n\nBy Sample Parcels\.\n\n2 × Red/);
    assert.equal(preview.sms, 'Goods of your order K7Q2-M9XA are on their way. Souk');
    const bad = await room.ask('previewMessage', { ...input, sms: '{' }, editor);
    assert.equal(refusalOf(bad), 'value-invalid');
  });

  test('a message that lacks what its template says is refused, and nothing is kept', async () => {
    const refund = {
      messageKey: 'r',
      template: 'order-refunded',
      locale: 'zh-cn',
      to: { phone: '+8613800138000' },
    } as const;
    const values = { orderNumber: 'K7Q2-M9', total: '¥100.00' };
    const refused = await room.ask('notify', { ...refund, values }, order);
    assert.deepEqual(
      [refusalOf(refused), 'path' in refused && refused.path],
      ['value-invalid', '/values/refund'],
    );
    assert.deepEqual(await query(room, 'select 1 from message'), []);
    accepted(await room.ask('notify', { ...refund, values: { ...values, refund: '¥20.00' } }, order));
    await outside.collect(room);
    assert.equal(outside.texts[0]?.text, '【Souk】您的订单 K7Q2-M9 已退款 ¥20.00。');
  });
});
