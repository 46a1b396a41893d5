import { Type } from 'typebox';
import { call } from '../call.ts';
import { CustomerGroup } from '../catalog/price.ts';
import { Cursor, Email, Id, Instant, LocaleName, Nothing, Phone, text } from '../ids.ts';

const Title = Type.Object({ en: text(100), zh: text(100) }, { additionalProperties: false });

/** A group of customers; prices and promotions name it by its code, which never changes. */
const Group = Type.Object({
  groupId: Id,
  code: Type.String(),
  title: Title,
  version: Type.Integer(),
  members: Type.Integer(),
  /** Of its title; null while nobody changed it. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
  changedAt: Type.Union([Instant, Type.Null()]),
});

const read = {
  access: ['staff:customers.read'],
  callers: ['gateway'],
  timeoutMs: 2000,
  repeat: 'read',
} as const;
const write = { access: ['staff:customers.write'], callers: ['gateway'], timeoutMs: 2000 } as const;
const Member = Type.Object({ groupId: Id, customerId: Id }, { additionalProperties: false });

export const customerCalls = {
  findCustomer: call({
    ...read,
    summary: 'The customer who has an e-mail address or a phone number (one of the two), with their groups.',
    input: Type.Object(
      { email: Type.Optional(Email), phone: Type.Optional(Phone) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      customerId: Id,
      name: Type.String(),
      email: Type.Union([Email, Type.Null()]),
      phone: Type.Union([Phone, Type.Null()]),
      locale: LocaleName,
      createdAt: Instant,
      groups: Type.Array(Type.String()),
    }),
    refusals: ['not-found', 'invalid-input'],
    http: { method: 'POST', path: '/staff/customers/find' },
  }),
  listCustomerGroups: call({
    ...read,
    summary: 'All groups of customers (at most 200), by code.',
    input: Nothing,
    output: Type.Object({ groups: Type.Array(Group) }),
    refusals: [],
    http: { method: 'GET', path: '/staff/customer-groups' },
  }),
  createCustomerGroup: call({
    ...write,
    summary: 'Makes a group of customers.',
    input: Type.Object({ code: CustomerGroup, title: Title }, { additionalProperties: false }),
    output: Group,
    refusals: ['already-exists', 'limit-reached'],
    repeat: 'key',
    http: { method: 'POST', path: '/staff/customer-groups', successStatus: 201 },
  }),
  updateCustomerGroup: call({
    ...write,
    summary: 'Gives a group another title, at the version that was read.',
    input: Type.Object(
      { groupId: Id, version: Type.Integer({ minimum: 1 }), title: Title },
      { additionalProperties: false },
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['not-found', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/customer-groups/{groupId}' },
  }),
  removeCustomerGroup: call({
    ...write,
    summary: 'Removes a group that nobody is in; one that is gone is answered alike.',
    input: Type.Object({ groupId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: ['value-invalid'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/customer-groups/{groupId}' },
  }),
  listGroupMembers: call({
    ...read,
    summary: 'Who is in a group, the newest members first.',
    input: Type.Object(
      {
        groupId: Id,
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      members: Type.Array(
        Type.Object({
          customerId: Id,
          name: Type.String(),
          email: Type.Union([Email, Type.Null()]),
          phone: Type.Union([Phone, Type.Null()]),
          addedAt: Instant,
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    http: { method: 'GET', path: '/staff/customer-groups/{groupId}/members' },
  }),
  addGroupMember: call({
    ...write,
    summary: 'Puts a customer into a group (at most 50 groups each); their live sessions take it over.',
    input: Member,
    output: Nothing,
    refusals: ['not-found', 'limit-reached'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/customer-groups/{groupId}/members/{customerId}' },
  }),
  removeGroupMember: call({
    ...write,
    summary:
      'Takes a customer out of a group; their live sessions take it over. One who is not in it is answered alike.',
    input: Member,
    output: Nothing,
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/customer-groups/{groupId}/members/{customerId}' },
  }),
  customerFacts: call({
    summary: 'What pricing asks of a customer: the codes of their groups, and the points they can redeem.',
    input: Type.Object({ customerId: Id }, { additionalProperties: false }),
    output: Type.Object({ groups: Type.Array(Type.String()), freePoints: Type.Integer() }),
    refusals: ['not-found'],
    access: ['system', 'customer', 'staff', 'anonymous'],
    callers: ['order'],
    repeat: 'read',
    timeoutMs: 1000,
  }),
  customerGroups: call({
    summary: 'The codes of the groups that customers are in; nothing of whom there is no active account.',
    input: Type.Object({ customerIds: Type.Array(Id, { maxItems: 50 }) }, { additionalProperties: false }),
    output: Type.Object({
      customers: Type.Array(Type.Object({ customerId: Id, groups: Type.Array(Type.String()) })),
    }),
    refusals: [],
    access: ['system', 'staff'],
    callers: ['order'],
    repeat: 'read',
    timeoutMs: 1000,
  }),
  provedCustomer: call({
    summary: 'The customer of an id, or of an e-mail address, if they have proved that they read it.',
    input: Type.Object(
      { customerId: Type.Optional(Id), email: Type.Optional(Email) },
      { additionalProperties: false },
    ),
    output: Type.Object({ customerId: Id, email: Email }),
    refusals: ['not-found'],
    access: ['system', 'anonymous', 'customer', 'staff'],
    callers: ['order'],
    repeat: 'read',
    timeoutMs: 1000,
  }),
};
