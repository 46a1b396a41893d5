import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aPerson, aSession, query, refusalOf, refusalsOf, system } from '../../testing.ts';

describe('groups of customers', () => {
  let room: TestRoom<'user'>;
  let ada: { subject: Extract<Subject, { kind: 'customer' }> };
  before(async () => {
    room = await openTestRoom(userService);
  });
  beforeEach(async () => {
    await query(room, 'delete from customer_group_member');
    await query(room, 'delete from customer_group');
    await query(room, 'delete from staff_audit');
    ada = await aPerson(room, { email: `${crypto.randomUUID()}@example.com` });
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const staff: { subject: Extract<Subject, { kind: 'staff' }> } = {
    subject: {
      kind: 'staff',
      staffId: '01890000-0000-7000-8000-000000000001',
      sessionId: '01890000-0000-7000-8000-000000000002',
      permissions: ['customers.read', 'customers.write'],
    },
  };
  const order = { subject: { kind: 'system', service: 'order', cause: 'job' }, caller: 'order' } as const;
  const title = { en: 'Trade', zh: '批发' };
  const create = async (code: string) =>
    accepted(await room.ask('createCustomerGroup', { code, title }, staff));
  const join = (groupId: string, customerId = ada.subject.customerId) =>
    room.ask('addGroupMember', { groupId, customerId }, staff);
  const facts = () => room.ask('customerFacts', { customerId: ada.subject.customerId }, order);

  test('are made, titled anew at the version that was read, and listed with their members', async () => {
    const group = await create('trade');
    const again = await room.ask('createCustomerGroup', { code: 'trade', title }, staff);
    assert.equal(refusalOf(again), 'already-exists');
    const write = { groupId: group.groupId, version: 1, title: { en: 'Wholesale', zh: '批发商' } };
    assert.deepEqual(await room.ask('updateCustomerGroup', write, staff), { version: 2 });
    assert.deepEqual(await room.ask('updateCustomerGroup', write, staff), { version: 2 });
    const stale = await room.ask('updateCustomerGroup', { ...write, title }, staff);
    assert.equal(refusalOf(stale), 'version-conflict');
    accepted(await join(group.groupId));
    room.statements.length = 0;
    const listed = accepted(await room.ask('listCustomerGroups', {}, staff)).groups;
    const { changedAt = null } = listed[0] ?? {};
    assert.ok(changedAt !== null && Math.abs(Date.now() - Date.parse(changedAt)) < 60_000);
    const changedBy = `staff:${staff.subject.staffId}`;
    assert.deepEqual(listed, [
      { ...group, title: write.title, version: 2, members: 1, changedBy, changedAt },
    ]);
    assert.deepEqual(room.statements, ['user.group.list']);
  });

  test('those of several customers are told by one statement, of whom is there', async () => {
    const { groupId } = await create('trade');
    const { groupId: vip } = await create('a-vip');
    const eve = await aPerson(room);
    accepted(await join(groupId));
    accepted(await join(vip));
    const [first, second] = [ada.subject.customerId, eve.subject.customerId];
    room.statements.length = 0;
    const customerIds = [first, second, crypto.randomUUID()];
    const { customers } = accepted(await room.ask('customerGroups', { customerIds }, order));
    assert.deepEqual(room.statements, ['user.customer.find-groups']);
    assert.deepEqual(
      new Map(customers.map((each) => [each.customerId, each.groups])),
      new Map([
        [first, ['a-vip', 'trade']],
        [second, []],
      ]),
    );
  });

  test('whoever joins or leaves is told apart at once: in facts, in sessions, in an event and the audit', async () => {
    const { groupId } = await create('trade');
    const { groupId: vip } = await create('a-vip');
    const sessionToken = await aSession(room, ada.subject.customerId);
    const seen = (await room.announced()).length;
    room.statements.length = 0;
    accepted(await join(groupId));
    assert.deepEqual(room.statements, [
      'user.group-member.find',
      'user.customer.lock',
      'user.group-member.insert',
      'user.staff-audit.insert',
      'runtime.events.append',
    ]);
    accepted(await join(groupId));
    accepted(await join(vip));
    room.statements.length = 0;
    assert.deepEqual(await facts(), { groups: ['a-vip', 'trade'], freePoints: 0 });
    assert.deepEqual(room.statements, ['user.customer.find-facts']);
    room.statements.length = 0;
    const { subject } = accepted(await room.ask('resolveSession', { sessionToken }, system));
    assert.deepEqual(subject.kind === 'customer' && subject.groups, ['a-vip', 'trade']);
    assert.deepEqual(room.statements, ['user.session.resolve']);
    const leave = { groupId: vip, customerId: ada.subject.customerId };
    assert.deepEqual(await room.ask('removeGroupMember', leave, staff), {});
    assert.deepEqual(await room.ask('removeGroupMember', leave, staff), {});
    assert.deepEqual(await facts(), { groups: ['trade'], freePoints: 0 });
    const events = (await room.announced()).slice(seen);
    assert.deepEqual(
      events.map(({ name, key }) => [name, key]),
      Array.from({ length: 3 }, () => ['session.ended', ada.subject.customerId]),
    );
    const actions = await query(room, 'select action from staff_audit order by at, audit_id');
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['group.create', 'group.create', 'group.add-member', 'group.add-member', 'group.remove-member'],
    );
  });

  test('a group with members stays; one without goes', async () => {
    const { groupId } = await create('trade');
    accepted(await join(groupId));
    assert.equal(refusalOf(await room.ask('removeCustomerGroup', { groupId }, staff)), 'value-invalid');
    accepted(await room.ask('removeGroupMember', { groupId, customerId: ada.subject.customerId }, staff));
    assert.deepEqual(await room.ask('removeCustomerGroup', { groupId }, staff), {});
    const again = Array.from({ length: 3 }, () => room.ask('removeCustomerGroup', { groupId }, staff));
    assert.deepEqual(await Promise.all(again), [{}, {}, {}]);
  });

  test('strangers and staff are in no group, and there is no group of nobody', async () => {
    const { groupId } = await create('trade');
    const nobody = '01890000-0000-7000-8000-00000000dead';
    assert.equal(refusalOf(await join(groupId, nobody)), 'not-found');
    assert.equal(refusalOf(await join(nobody)), 'not-found');
    assert.deepEqual(await query(room, 'select 1 from customer_group_member'), []);
    assert.equal(refusalOf(await room.ask('customerFacts', { customerId: nobody }, order)), 'not-found');
  });

  test('a customer is in fifty groups at most, also when twenty come at once; the shop has two hundred', async () => {
    await query(
      room,
      `insert into customer_group (group_id, code, title)
       select uuidv7(), 'g' || n, '{"en":"G","zh":"组"}' from generate_series(1, 199) as n`,
    );
    const groups = accepted(await room.ask('listCustomerGroups', {}, staff)).groups.map(
      ({ groupId }) => groupId,
    );
    for (const groupId of groups.slice(0, 45)) accepted(await join(groupId));
    const answers = await Promise.all(groups.slice(45, 65).map((groupId) => join(groupId)));
    assert.equal(refusalsOf(answers).filter((refusal) => refusal === 'accepted').length, 5);
    assert.equal(refusalsOf(answers).filter((refusal) => refusal === 'limit-reached').length, 15);
    const made = await Promise.all(
      ['one', 'two'].map((code) => room.ask('createCustomerGroup', { code, title }, staff)),
    );
    assert.deepEqual(refusalsOf(made), ['accepted', 'limit-reached']);
  });

  test('members are shown page by page, and customers found by their address', async () => {
    const { groupId } = await create('trade');
    const people = await Promise.all(Array.from({ length: 5 }, () => aPerson(room)));
    for (const { subject } of people) accepted(await join(groupId, subject.customerId));
    const first = accepted(await room.ask('listGroupMembers', { groupId, limit: 3 }, staff));
    const second = accepted(
      await room.ask('listGroupMembers', { groupId, limit: 3, cursor: first.nextCursor ?? '' }, staff),
    );
    assert.deepEqual(
      [...first.members, ...second.members].map(({ customerId }) => customerId),
      people.map(({ subject }) => subject.customerId).toReversed(),
    );
    assert.equal(second.nextCursor, null);
    const bad = await room.ask('listGroupMembers', { groupId, cursor: 'nonsense' }, staff);
    assert.equal(refusalOf(bad), 'invalid-input');
    const email = String(second.members.at(-1)?.email).toUpperCase();
    const found = accepted(await room.ask('findCustomer', { email }, staff));
    assert.deepEqual([found.customerId, found.groups], [people[0]?.subject.customerId, ['trade']]);
    assert.equal(refusalOf(await room.ask('findCustomer', { phone: '+447700900222' }, staff)), 'not-found');
    assert.equal(refusalOf(await room.ask('findCustomer', {}, staff)), 'invalid-input');
  });

  test('customers are listed the newest first, by how name or e-mail begins, and by ids', async () => {
    const word = crypto.randomUUID().slice(0, 8);
    const people = [
      await aPerson(room, { name: `${word} Ångström`, email: `z${word}@example.com` }),
      await aPerson(room, { name: 'Bo', email: `${word}@example.com` }),
    ];
    const ids = people.map(({ subject }) => subject.customerId);
    const newest = ids.toSorted().toReversed();
    const search = async (input: object) => accepted(await room.ask('searchCustomers', input, staff));
    const idsOf = async (input: object) =>
      (await search(input)).customers.map(({ customerId }) => customerId);
    room.statements.length = 0;
    assert.deepEqual(await idsOf({ startsWith: ` ${word.toUpperCase()}` }), newest);
    assert.deepEqual(room.statements, ['user.customer.list-like']);
    assert.deepEqual(await idsOf({ startsWith: `z${word}` }), [ids[0]]);
    assert.equal((await search({ startsWith: word, limit: 1, withCount: true })).count, newest.length);
    assert.deepEqual(await idsOf({ startsWith: '%' }), []);
    assert.deepEqual(await idsOf({ customerIds: [...ids, crypto.randomUUID()] }), newest);
    const all: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await search({ limit: 2, ...(cursor ? { cursor } : {}) });
      all.push(...page.customers.map(({ customerId }) => customerId));
      cursor = page.nextCursor;
    } while (cursor);
    assert.deepEqual(all, [...new Set(all)].toSorted().toReversed());
    assert.ok(ids.every((id) => all.includes(id)));
    const both = await room.ask('searchCustomers', { startsWith: 'a', customerIds: ids }, staff);
    assert.equal(refusalOf(both), 'invalid-input');
    assert.equal(refusalOf(await room.ask('searchCustomers', { cursor: 'x' }, staff)), 'invalid-input');
  });

  test('one customer is shown with groups, points, addresses and what they consent to; nobody erased', async () => {
    const { groupId } = await create('trade');
    accepted(await join(groupId));
    const { customerId } = ada.subject;
    const consent = { purpose: 'marketing-mail', textVersion: '1', locale: 'en-gb', isGiven: true } as const;
    accepted(await room.ask('setConsent', consent, ada));
    room.statements.length = 0;
    const shown = accepted(await room.ask('getCustomer', { customerId }, staff));
    assert.deepEqual(room.statements, ['user.customer.find-whole']);
    assert.deepEqual(
      [shown.groups, shown.points, shown.addresses, shown.isActive, shown.isEmailProved],
      [['trade'], { balance: 0, free: 0 }, 0, true, false],
    );
    const [given] = shown.consents;
    assert.deepEqual([given?.purpose, given?.isGiven, shown.consents.length], ['marketing-mail', true, 1]);
    assert.ok(Math.abs(Date.now() - Date.parse(given?.at ?? '')) < 60_000);
    const nobody = { customerId: crypto.randomUUID() };
    assert.equal(refusalOf(await room.ask('getCustomer', nobody, staff)), 'not-found');
  });
});
