import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  aPerson,
  goodPassword,
  openOutside,
  query,
  refusalOf,
  subjectOf,
  system,
  type Outside,
} from '../../testing.ts';

const london = {
  name: 'Planted Person',
  country: 'GB',
  city: 'London',
  line1: '1 High St',
  postalCode: 'EC1Y 8SY',
};

describe('exports and erasures', () => {
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
    await query(room, 'delete from privacy_part');
    await query(room, 'delete from privacy_case');
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  const staff: { subject: Subject } = {
    subject: {
      kind: 'staff',
      staffId: '01890000-0000-7000-8000-000000000001',
      sessionId: '01890000-0000-7000-8000-000000000002',
      permissions: ['privacy.manage', 'customers.read'],
    },
  };
  const claim = async () => accepted(await room.ask('claimPrivacyCase', {}, system)).case;
  const record = (
    found: { caseId: string; version: number } | null,
    outcome: 'page' | 'room-done' | 'wait' = 'room-done',
    data: object[] = [],
  ) =>
    room.ask(
      'recordPrivacyStep',
      {
        caseId: found?.caseId ?? '',
        version: found?.version ?? 0,
        outcome,
        cursor: outcome === 'page' ? 'abc' : null,
        records: data.map((each) => ({ kind: 'thing', data: { ...each } })),
      },
      system,
    );
  /** Works a case to its end as the gateway does, with rooms that keep one thing each. */
  const work = async () => {
    const rooms: string[] = [];
    for (let found = await claim(); found; found = await claim()) {
      rooms.push(found.room);
      const { room: at, kind, person } = found;
      if (at === 'user' && kind === 'erase') accepted(await room.ask('erasePerson', { person }, system));
      accepted(await record(found, 'room-done', kind === 'export' ? [{ room: at }] : []));
    }
    return rooms;
  };

  test('an export goes through the rooms, is told of by mail, fetched by its owner only, and expires', async () => {
    const signedIn = await aCustomer(room, outside, 'export@example.com');
    const ada = await subjectOf(room, signedIn);
    const bob = await aPerson(room);
    const open = accepted(await room.ask('startExport', {}, ada));
    assert.deepEqual([open.kind, open.state], ['export', 'open']);
    assert.deepEqual(await room.ask('startExport', {}, ada), open);
    const early = accepted(await room.ask('downloadExport', { caseId: open.caseId }, ada));
    assert.deepEqual([early.case.state, early.parts], ['open', []]);
    assert.deepEqual(await work(), ['payment', 'order', 'insight', 'catalog', 'user']);
    const done = accepted(await room.ask('downloadExport', { caseId: open.caseId }, ada));
    assert.deepEqual(
      done.parts.map((part) => [part.room, part.records]),
      ['payment', 'order', 'insight', 'catalog', 'user'].map((each) => [
        each,
        [{ kind: 'thing', data: { room: each } }],
      ]),
    );
    const days = (Date.parse(done.case.expiresAt ?? '') - Date.now()) / 86_400_000;
    assert.ok(days > 6.9 && days <= 7.01, String(days));
    assert.equal(refusalOf(await room.ask('downloadExport', { caseId: open.caseId }, staff)), 'not-allowed');
    assert.equal(refusalOf(await room.ask('downloadExport', { caseId: open.caseId }, bob)), 'not-found');
    await outside.collect(room);
    assert.equal(outside.mails.at(-1)?.subject, 'Your data from Souk');
    assert.deepEqual(
      accepted(await room.ask('listPrivacyCases', {}, ada)).cases.map(({ caseId }) => caseId),
      [open.caseId],
    );
    await query(room, `update privacy_case set expires_at = now() - interval '1 second'`);
    assert.equal(refusalOf(await room.ask('downloadExport', { caseId: open.caseId }, ada)), 'not-found');
    await room.run('forget-expired');
    assert.deepEqual(await query(room, 'select 1 from privacy_part'), []);
  });

  test('this room tells all it keeps of a person, page by page', async () => {
    const { subject } = await aPerson(room, { email: 'pages@example.com', name: 'Planted Person' });
    const { customerId } = subject;
    accepted(await room.ask('addAddress', { address: london }, { subject }));
    accepted(await room.ask('addToWishlist', { variantId: randomUUID() }, { subject }));
    await query(
      room,
      `insert into consent (consent_id, account_id, purpose, text_version, locale, is_given)
       select uuidv7(), $1, 'terms', n::text, 'en-gb', true from generate_series(1, 450) as n`,
      [customerId],
    );
    const person = { customerId, email: 'pages@example.com', phone: null };
    const kinds: string[] = [];
    let account: unknown;
    for (let cursor: string | null | undefined; cursor !== null;) {
      const input = cursor === undefined ? { person } : { person, cursor };
      const page = accepted(await room.ask('exportPerson', input, system));
      account ??= page.records[0]?.data;
      kinds.push(...page.records.map(({ kind }) => kind));
      cursor = page.nextCursor;
    }
    assert.equal(kinds.filter((kind) => kind === 'consent').length, 450);
    assert.match(
      JSON.stringify(account),
      /pages@example\.com.*Planted Person.*EC1Y 8SY|EC1Y 8SY.*pages@example\.com/,
    );
  });

  test('an erasure takes the password, signs out at once, and leaves nothing that names the person', async () => {
    const email = 'erase.me@example.com';
    const signedIn = await aCustomer(room, outside, email);
    const ada = await subjectOf(room, signedIn);
    const { customerId } = ada.subject as { customerId: string };
    const home = { ...london, postalCode: 'OX14 4PP' };
    accepted(await room.ask('addAddress', { address: home }, { ...ada, idempotencyKey: 'erase-1' }));
    accepted(await room.ask('addToWishlist', { variantId: randomUUID() }, ada));
    const done = accepted(await room.ask('startExport', {}, ada));
    await work();
    assert.equal(
      refusalOf(await room.ask('startErasure', { password: 'not mine' }, ada)),
      'wrong-credentials',
    );
    assert.deepEqual(await query(room, `select 1 from privacy_case where kind = 'erase'`), []);
    const open = accepted(await room.ask('startErasure', { password: goodPassword }, ada));
    assert.equal(open.kind, 'erase');
    assert.equal(
      refusalOf(await room.ask('resolveSession', { sessionToken: signedIn.sessionToken }, system)),
      'session-expired',
    );
    assert.equal(refusalOf(await room.ask('signIn', { email, password: goodPassword })), 'wrong-credentials');
    assert.equal(accepted(await room.ask('findCustomer', { email }, staff)).customerId, customerId);
    assert.deepEqual(await work(), ['payment', 'order', 'insight', 'catalog', 'user']);
    await outside.collect(room);
    assert.deepEqual(
      [outside.mails.at(-1)?.to, outside.mails.at(-1)?.subject],
      [email, 'We have forgotten you, as you asked'],
    );
    assert.equal(refusalOf(await room.ask('findCustomer', { email }, staff)), 'not-found');
    assert.deepEqual(await query(room, 'select 1 from sign_in_guard'), []);
    const tables = await query(
      room,
      `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    assert.ok(tables.length > 20);
    for (const { name } of tables) {
      const rows = await query(
        room,
        `select 1 from "${String(name)}" as t where t::text ~* 'erase\\.me|OX14 4PP'`,
      );
      assert.deepEqual(rows, [], String(name));
    }
    const audits = await query(room, `select action from staff_audit where target_id = $1`, [customerId]);
    assert.deepEqual(audits, [{ action: 'person.erased' }]);
    assert.equal(refusalOf(await room.ask('downloadExport', { caseId: done.caseId }, ada)), 'not-found');
    assert.equal(refusalOf(await room.ask('startExport', {}, ada)), 'not-found');
    accepted(await aCustomer(room, outside, email));
  });

  test('staff start a case for a customer, written down; for a stranger there is none', async () => {
    const { subject } = await aPerson(room, { email: 'by.staff@example.com' });
    const { customerId } = subject;
    const open = accepted(await room.ask('startPrivacyCase', { customerId, kind: 'erase' }, staff));
    assert.deepEqual(await room.ask('startPrivacyCase', { customerId, kind: 'erase' }, staff), open);
    const audits = await query(room, `select actor_kind, action from staff_audit where target_id = $1`, [
      customerId,
    ]);
    assert.deepEqual(audits, [{ actor_kind: 'staff', action: 'person.erase' }]);
    const stranger = { customerId: randomUUID(), kind: 'erase' } as const;
    assert.equal(refusalOf(await room.ask('startPrivacyCase', stranger, staff)), 'not-found');
    await work();
    assert.equal(
      refusalOf(await room.ask('startPrivacyCase', { customerId, kind: 'erase' }, staff)),
      'not-found',
    );
    const { cases } = accepted(await room.ask('listPrivacyCasesForStaff', { limit: 1 }, staff));
    assert.deepEqual(
      cases.map((each) => [each.caseId, each.state, each.customerId]),
      [[open.caseId, 'done', customerId]],
    );
    const casesOf = async (of: string) =>
      accepted(await room.ask('listPrivacyCasesForStaff', { customerId: of }, staff)).cases.length;
    assert.deepEqual([await casesOf(customerId), await casesOf(crypto.randomUUID())], [1, 0]);
  });

  test('staff have somebody erased who may not sign in any more, once', async () => {
    const { subject } = await aPerson(room);
    const { customerId } = subject;
    await query(room, 'update account set is_active = false where account_id = $1', [customerId]);
    const start = () => room.ask('startPrivacyCase', { customerId, kind: 'erase' }, staff);
    const [open, ...others] = await Promise.all([start(), start(), start()]);
    for (const other of others) assert.deepEqual(other, open);
    assert.equal((await query(room, 'select 1 from privacy_case')).length, 1);
    const audits = await query(room, 'select action from staff_audit where target_id = $1', [customerId]);
    assert.deepEqual(audits, [{ action: 'person.erase' }]);
    await work();
    const [account] = await query(room, 'select erased_at from account where account_id = $1', [customerId]);
    assert.ok(account?.['erased_at']);
  });

  test('an export that is under way keeps nothing of somebody who is erased meanwhile', async () => {
    const { subject } = await aPerson(room, { email: 'both@example.com' });
    accepted(await room.ask('startExport', {}, { subject }));
    const page = await claim();
    assert.deepEqual(await record(page, 'page', [{ of: 'both@example.com' }]), {});
    const late = await claim();
    const person = { customerId: subject.customerId, email: 'both@example.com', phone: null };
    await query(room, 'update account set is_active = false where account_id = $1', [subject.customerId]);
    accepted(await room.ask('erasePerson', { person }, system));
    assert.equal(refusalOf(await record(late, 'page', [{ of: 'both@example.com' }])), 'version-conflict');
    assert.deepEqual(await query(room, 'select 1 from privacy_part'), []);
    assert.equal(await claim(), null);
  });

  test('a case is worked on by one at a time, goes on where a worker died, and keeps a step once', async () => {
    const { subject } = await aPerson(room);
    accepted(await room.ask('startExport', {}, { subject }));
    const claimed = await Promise.all([claim(), claim(), claim()]);
    const [found, ...others] = claimed.toSorted((a) => (a ? -1 : 1));
    assert.ok(found && others.every((each) => each === null));
    await query(room, `update privacy_case set due_at = now() - interval '1 second'`);
    const again = await claim();
    assert.deepEqual(again, found);
    assert.deepEqual(await record(again, 'page', [{ page: 1 }]), {});
    assert.equal(refusalOf(await record(found, 'page', [{ page: 1 }])), 'version-conflict');
    const next = await claim();
    assert.deepEqual([next?.room, next?.cursor, next?.version], ['payment', 'abc', 2]);
    assert.deepEqual(await record(next), {});
    const waiting = await claim();
    assert.equal(waiting?.room, 'order');
    assert.deepEqual(await record(waiting, 'wait'), {});
    assert.equal(await claim(), null);
    const [listed] = accepted(await room.ask('listPrivacyCasesForStaff', {}, staff)).cases;
    const hours = (Date.parse(listed?.dueAt ?? '') - Date.now()) / 3_600_000;
    assert.ok(listed?.room === 'payment' && hours > 5.9 && hours < 6.1, `${listed?.room} in ${hours} h`);
    assert.equal((await query(room, 'select 1 from privacy_part')).length, 1);
  });

  test('a process that dies while it forgets somebody leaves them whole or forgotten', async () => {
    for (const place of ['before', 'after']) {
      const email = `dies.${place}@example.com`;
      const { subject } = await aPerson(room, { email });
      const person = { customerId: subject.customerId, email, phone: null };
      killAt = `user.erase-person.${place}-flight`;
      await assert.rejects(room.ask('erasePerson', { person }, system), /killed/);
      killAt = '';
      const left = await query(room, 'select 1 from account where email = $1', [email]);
      assert.equal(left.length, place === 'before' ? 1 : 0);
      accepted(await room.ask('erasePerson', { person }, system));
      assert.deepEqual(await query(room, 'select 1 from account where email = $1', [email]), []);
    }
  });
});
