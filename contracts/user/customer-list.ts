import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Email, Id, Instant, LocaleName, Phone, text } from '../ids.ts';
import { ConsentPurpose } from './wishlist.ts';

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const customer = {
  customerId: Id,
  name: Type.String(),
  email: orNull(Email),
  phone: orNull(Phone),
  locale: LocaleName,
  createdAt: Instant,
  /** The codes of their groups. */
  groups: Type.Array(Type.String()),
};

const read = {
  access: ['staff:customers.read'],
  callers: ['gateway'],
  timeoutMs: 2000,
  repeat: 'read',
} as const;

/** Customers as lists and pages of staff show them; what is looked for is sent in the body, since addresses of the web are logged. */
export const customerListCalls = {
  searchCustomers: call({
    ...read,
    summary:
      'Customers with a live account, the newest first: all, those whose e-mail or name begins with something, or those of some ids.',
    input: Type.Object(
      {
        startsWith: Type.Optional(text(100)),
        customerIds: Type.Optional(Type.Array(Id, { maxItems: 100 })),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        /** Counts all, or those that begin so, on all pages, up to 10,001. */
        withCount: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      customers: Type.Array(Type.Object(customer)),
      nextCursor: orNull(Type.String()),
      count: Type.Optional(Type.Integer()),
    }),
    refusals: ['invalid-input'],
    http: { method: 'POST', path: '/staff/customers/search' },
  }),
  getCustomer: call({
    ...read,
    summary: 'One customer: their groups, points, how many addresses they keep, and what they consent to.',
    input: Type.Object({ customerId: Id }, { additionalProperties: false }),
    output: Type.Object({
      ...customer,
      isActive: Type.Boolean(),
      isEmailProved: Type.Boolean(),
      addresses: Type.Integer(),
      /** What they have, and what of it nothing holds. */
      points: Type.Object({ balance: Type.Integer(), free: Type.Integer() }),
      consents: Type.Array(Type.Object({ purpose: ConsentPurpose, isGiven: Type.Boolean(), at: Instant })),
    }),
    refusals: ['not-found'],
    http: { method: 'GET', path: '/staff/customers/{customerId}' },
  }),
};
