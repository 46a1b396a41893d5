import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Cursor, Id, Instant, Nothing, text } from '../ids.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Title = Type.Object({ en: text(60), zh: text(60) }, { additionalProperties: false });
const days = OrNull(Type.Integer({ minimum: 0, maximum: 36_500 }));
const orders = OrNull(Type.Integer({ minimum: 1, maximum: 1_000_000 }));
const value = OrNull(Type.Integer({ minimum: -9007199254740991, maximum: 9007199254740991 }));

/** Who belongs to a segment: limits that are included, on what was bought in a currency (any when null). Null is no limit. */
const rule = {
  currency: OrNull(CurrencyCode),
  daysSinceLeast: days,
  daysSinceMost: days,
  ordersLeast: orders,
  ordersMost: orders,
  valueMinorLeast: value,
  valueMinorMost: value,
};

const paging = {
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

const forStaff = {
  access: ['staff:customers.read'] as const,
  callers: ['gateway'] as const,
  timeoutMs: 2000,
};

/** Customers by recency, frequency and value, and the segments they fall into. */
export const segmentCalls = {
  getCustomerFigures: call({
    ...forStaff,
    summary:
      'How lately, how often and for how much a customer bought, by currency, and the segments they are in.',
    input: Type.Object({ customerId: Id }, { additionalProperties: false }),
    output: Type.Object({
      profiles: Type.Array(
        Type.Object({
          currency: CurrencyCode,
          orders: Type.Integer(),
          /** Paid, what was given back taken off. */
          valueMinor: Type.Integer(),
          firstPaidAt: Instant,
          lastPaidAt: Instant,
          daysSince: Type.Integer(),
        }),
      ),
      segments: Type.Array(Type.Object({ segmentId: Id, title: Title })),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/customers/{customerId}/figures' },
  }),
  listSegments: call({
    ...forStaff,
    summary: 'Segments of customers with their rules and sizes, page by page.',
    input: Type.Object(paging, { additionalProperties: false }),
    output: Type.Object({
      segments: Type.Array(
        Type.Object({
          segmentId: Id,
          title: Title,
          ...rule,
          size: Type.Integer(),
          version: Type.Integer(),
          /** Who gave it this version, e.g. `staff:<id>`; null when that was not kept. */
          changedBy: OrNull(Type.String()),
          changedAt: Instant,
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/segments' },
  }),
  previewSegment: call({
    ...forStaff,
    summary:
      'How many customers a rule would fit just now, up to 10,001, and the ids of some of them; nothing is changed.',
    input: Type.Object(rule, { additionalProperties: false }),
    output: Type.Object({ size: Type.Integer(), customerIds: Type.Array(Id) }),
    refusals: ['value-invalid'],
    repeat: 'read',
    http: { method: 'POST', path: '/staff/segments/preview' },
  }),
  listTopCustomers: call({
    ...forStaff,
    summary: 'Customers by what they paid in a currency, those who paid most first.',
    input: Type.Object({ currency: CurrencyCode, ...paging }, { additionalProperties: false }),
    output: Type.Object({
      customers: Type.Array(
        Type.Object({
          customerId: Id,
          orders: Type.Integer(),
          /** Paid, what was given back taken off. */
          valueMinor: Type.Integer(),
          lastPaidAt: Instant,
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/reports/top-customers' },
  }),
  setSegment: call({
    ...forStaff,
    summary:
      'Writes the rule of a segment when it has the version given, 0 for a new one; customers are sorted by it soon after, and after each order of theirs.',
    input: Type.Object(
      { segmentId: Id, title: Title, ...rule, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ version: Type.Integer() }),
    refusals: ['value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/staff/segments/{segmentId}' },
  }),
  removeSegment: call({
    ...forStaff,
    summary: 'Takes a segment away; one that is gone already is no fault.',
    input: Type.Object({ segmentId: Id }, { additionalProperties: false }),
    output: Nothing,
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/segments/{segmentId}' },
  }),
  listSegmentMembers: call({
    ...forStaff,
    summary: 'The ids of the customers in a segment, page by page.',
    input: Type.Object({ segmentId: Id, ...paging }, { additionalProperties: false }),
    output: Type.Object({ customerIds: Type.Array(Id), nextCursor: OrNull(Type.String()) }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/segments/{segmentId}/members' },
  }),
};
