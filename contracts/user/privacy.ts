import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, Nothing } from '../ids.ts';
import { Person, PersonRecord } from '../privacy.ts';

const Kind = Type.Union([Type.Literal('export'), Type.Literal('erase')]);
const Room = Type.Union([
  Type.Literal('payment'),
  Type.Literal('order'),
  Type.Literal('insight'),
  Type.Literal('catalog'),
  Type.Literal('user'),
]);

/** A request of a person for their data, or to be forgotten. An export can be fetched until `expiresAt`. */
const Case = Type.Object({
  caseId: Id,
  kind: Kind,
  state: Type.Union([Type.Literal('open'), Type.Literal('done')]),
  createdAt: Instant,
  finishedAt: Type.Union([Instant, Type.Null()]),
  expiresAt: Type.Union([Instant, Type.Null()]),
});

const own = { access: ['customer'], callers: ['gateway'], timeoutMs: 2000 } as const;
const staff = { access: ['staff:privacy.manage'], callers: ['gateway'], timeoutMs: 2000 } as const;
const system = { access: ['system'], callers: ['gateway'], timeoutMs: 2000 } as const;

export const privacyCalls = {
  startExport: call({
    ...own,
    summary:
      'Asks for all that the shop keeps of the signed-in customer, also as a guest with the same address; one a day, a repeat gives the same.',
    input: Nothing,
    output: Case,
    refusals: ['not-found'],
    repeat: 'natural',
    http: { method: 'POST', path: '/account/exports', successStatus: 202 },
  }),
  startErasure: call({
    ...own,
    summary:
      'Erases the signed-in customer in all rooms, confirmed by their password: signs out for good at once; the rest follows when no order is unpaid, on its way or being sent back.',
    input: Type.Object(
      { password: Type.String({ minLength: 1, maxLength: 200 }) },
      { additionalProperties: false },
    ),
    output: Case,
    refusals: ['wrong-credentials', 'locked', 'overloaded'],
    repeat: 'natural',
    timeoutMs: 5000,
    http: { method: 'POST', path: '/account/erasure', successStatus: 202 },
  }),
  listPrivacyCases: call({
    ...own,
    summary: 'The exports that the signed-in customer asked for (at most 50), newest first.',
    input: Nothing,
    output: Type.Object({ cases: Type.Array(Case) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/account/exports' },
  }),
  downloadExport: call({
    ...own,
    summary: 'A page of an export, for whom it is about only, until it expires.',
    input: Type.Object(
      { caseId: Id, cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$', maxLength: 9 })) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      case: Case,
      parts: Type.Array(Type.Object({ room: Type.String(), records: Type.Array(PersonRecord) })),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['not-found'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/account/exports/{caseId}' },
  }),
  startPrivacyCase: call({
    ...staff,
    summary:
      'Starts an export or erasure that a customer asked the shop for; the export is told to and fetched by the customer.',
    input: Type.Object({ customerId: Id, kind: Kind }, { additionalProperties: false }),
    output: Case,
    refusals: ['not-found'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/customers/{customerId}/privacy-cases', successStatus: 202 },
  }),
  listPrivacyCasesForStaff: call({
    ...staff,
    summary:
      'Exports and erasures, of one customer or all, newest first: in which room each stands, and when it goes on.',
    input: Type.Object(
      {
        customerId: Type.Optional(Id),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      cases: Type.Array(
        Type.Intersect([
          Case,
          Type.Object({ customerId: Id, room: Room, dueAt: Type.Union([Instant, Type.Null()]) }),
        ]),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/privacy-cases' },
  }),
  claimPrivacyCase: call({
    ...system,
    summary: 'The next case to work on, for a minute; its next room and page, and whom it is about.',
    input: Nothing,
    output: Type.Object({
      case: Type.Union([
        Type.Object({
          caseId: Id,
          kind: Kind,
          room: Room,
          cursor: Type.Union([Type.String(), Type.Null()]),
          version: Type.Integer(),
          person: Person,
        }),
        Type.Null(),
      ]),
    }),
    refusals: [],
    repeat: 'natural',
  }),
  recordPrivacyStep: call({
    ...system,
    summary:
      'Keeps what a room answered and moves the case on: to a page of the same room, to the next room, or to the first again after some hours.',
    input: Type.Object(
      {
        caseId: Id,
        version: Type.Integer({ minimum: 1 }),
        outcome: Type.Union([Type.Literal('page'), Type.Literal('room-done'), Type.Literal('wait')]),
        cursor: Type.Union([Cursor, Type.Null()]),
        records: Type.Array(PersonRecord, { maxItems: 500 }),
      },
      { additionalProperties: false },
    ),
    output: Nothing,
    refusals: ['version-conflict'],
    repeat: 'natural',
  }),
};
