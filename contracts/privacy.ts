import { Type } from 'typebox';
import { call } from './call.ts';
import { Cursor, Email, Id, Phone } from './ids.ts';

/** Somebody whose data are asked for or erased; guests' orders are found by the e-mail address. */
export const Person = Type.Object(
  {
    customerId: Id,
    email: Type.Union([Email, Type.Null()]),
    phone: Type.Union([Phone, Type.Null()]),
    /** False: nobody knows whether they read the e-mail, so what a guest did with it is not theirs. */
    isEmailProved: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** One thing that is kept of a person, in words of its room. */
export const PersonRecord = Type.Object({
  kind: Type.String({ maxLength: 40 }),
  data: Type.Record(Type.String(), Type.Unknown()),
});

/**
 * The rooms that keep something of persons, in the order in which they are asked: payment goes by the orders of a person, so
 * it comes before order forgets whose they are; insight and catalog learn from orders, so they come when those have come to
 * their end; user, which knows the addresses, comes last. Gateway keeps nothing. A room that must wait begins anew at the first.
 */
export const personRooms = ['payment', 'order', 'insight', 'catalog', 'user'] as const;
export type PersonRoom = (typeof personRooms)[number];

const byCase = { access: ['system'], callers: ['gateway'], refusals: [], timeoutMs: 5000 } as const;
const orderIds = Type.Array(Id, { maxItems: 100 });

/** What every room of `personRooms` answers; asked by a job for a case that user keeps. */
export const personCalls = {
  exportPerson: call({
    ...byCase,
    summary:
      'A page of what this room keeps of a person. `orderIds`: their orders, for a room that goes by those.',
    input: Type.Object(
      { person: Person, orderIds: Type.Optional(orderIds), cursor: Type.Optional(Cursor) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      records: Type.Array(PersonRecord, { maxItems: 500 }),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    repeat: 'read',
    isBackground: true,
  }),
  erasePerson: call({
    ...byCase,
    summary:
      'Erases a person here, or makes nameless what the law wants kept. `more`: ask again at once; `wait`: something is still under way, begin anew later.',
    input: Type.Object(
      { person: Person, orderIds: Type.Optional(orderIds) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      state: Type.Union([Type.Literal('done'), Type.Literal('more'), Type.Literal('wait')]),
    }),
    repeat: 'natural',
  }),
};

export const personOrderCalls = {
  listOrdersOfPerson: call({
    ...byCase,
    summary: 'The ids of all orders of a person, signed in or as a guest, fifty at a time.',
    input: Type.Object({ person: Person, cursor: Type.Optional(Cursor) }, { additionalProperties: false }),
    output: Type.Object({ orderIds, nextCursor: Type.Union([Type.String(), Type.Null()]) }),
    repeat: 'read',
  }),
};
