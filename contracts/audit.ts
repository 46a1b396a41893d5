import { Type, type Static } from 'typebox';
import { call } from './call.ts';
import { CurrencyCode, Id, Instant, Nothing } from './ids.ts';

/** A place in a room's log of events; where movements are read beside it, up to when. */
export const LogMark = Type.Object(
  {
    epoch: Type.Integer(),
    xid: Type.String({ pattern: '^[0-9]{1,20}$' }),
    sequence: Type.Integer(),
    at: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
export type LogMarkValue = Static<typeof LogMark>;

/** A rule that does not hold, and of what: ids of the room, or the words by which it names a thing. */
export const AuditFinding = Type.Object({
  rule: Type.String(),
  ids: Type.Array(Type.String()),
  detail: Type.String(),
  /** There is more than the room names: what is not named may be broken all the same. */
  isCutOff: Type.Optional(Type.Boolean()),
});
export type AuditFindingValue = Static<typeof AuditFinding>;

const Key = Type.String({ minLength: 1, maxLength: 200 });
const OrderIds = Type.Array(Id, { maxItems: 500 });
const byAuditor = {
  access: ['system', 'staff'],
  callers: ['insight'],
  refusals: [],
  repeat: 'read',
} as const;
const inBackground = { ...byAuditor, isBackground: true } as const;

/** What each room with stock, money or points answers to the auditor: it looks for what changed again and again, and judges that in the background. */
export const changesCalls = {
  auditChanges: call({
    ...byAuditor,
    summary:
      'What does not hold of what changed after a place in the log, of what is late, and of the things named by `ids`. Begins at the end of the log where no place is given.',
    input: Type.Object(
      { after: Type.Union([LogMark, Type.Null()]), ids: Type.Array(Key, { maxItems: 200 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      findings: Type.Array(AuditFinding),
      /** Up to where it was audited: the next time begins here. */
      mark: LogMark,
      hasMore: Type.Boolean(),
      /** The orders among what changed, whose books are compared across rooms. */
      orderIds: Type.Array(Id),
      /** What changed or was named and there was no time for: it must be asked for by name. */
      unauditedIds: Type.Optional(Type.Array(Key)),
    }),
    timeoutMs: 10_000,
  }),
};

/** What each room with stock or money answers besides. */
export const auditCalls = {
  ...changesCalls,
  listBookKeys: call({
    ...inBackground,
    summary: 'The orders this room keeps books of, 500 at a time, behind one of them.',
    input: Type.Object({ after: Type.Union([Id, Type.Null()]) }, { additionalProperties: false }),
    output: Type.Object({ orderIds: OrderIds }),
    timeoutMs: 5000,
  }),
};

/** What every room answers to the auditor once a day. */
export const recountCalls = {
  recount: call({
    ...inBackground,
    summary: 'What does not hold of everything this room stores, counted anew.',
    input: Nothing,
    output: Type.Object({ findings: Type.Array(AuditFinding) }),
    timeoutMs: 120_000,
  }),
};

const forOrders = Type.Object({ orderIds: OrderIds }, { additionalProperties: false });
/** The last thing the log tells of what these books are made of; null where it tells nothing. */
const told = { mark: Type.Union([LogMark, Type.Null()]) };

const because = Type.Union([Type.String(), Type.Null()]);

/** What an order comes to, by its own room; amounts in minor units. */
export const OrderBook = Type.Object({
  orderId: Id,
  currency: CurrencyCode,
  state: Type.String(),
  /** Why it may differ from what others know just now; its money, its goods. Null where it rests, or does so for over a minute. */
  openBecause: because,
  moneyBecause: because,
  goodsBecause: because,
  /** Refunds that the provider has refused: it may keep so much more. */
  refusedMinor: Type.Integer(),
  /** Captured and not given back, by what the order knows of its payments. */
  keptMinor: Type.Integer(),
  /** What was told to be sold, and to be given back of it. */
  soldMinor: Type.Integer(),
  returnedMinor: Type.Integer(),
  /** Units of goods that should be reserved for it. */
  units: Type.Integer(),
  /** Whether it needs its goods committed. */
  isSecured: Type.Boolean(),
});
export type OrderBookValue = Static<typeof OrderBook>;

export const PaymentBook = Type.Object({
  orderId: Id,
  currency: CurrencyCode,
  openBecause: because,
  keptMinor: Type.Integer(),
  /** Of what is kept, what disputes withhold: it cannot be given back. */
  withheldMinor: Type.Integer(),
});
export type PaymentBookValue = Static<typeof PaymentBook>;

export const StockBook = Type.Object({
  orderId: Id,
  state: Type.String(),
  /** Taken, and not taken out of the order again before it went. */
  units: Type.Integer(),
  /** Of these, what has not been sent. */
  unitsHere: Type.Integer(),
});
export type StockBookValue = Static<typeof StockBook>;

export const orderBookCalls = {
  tellBooks: call({
    ...inBackground,
    summary: 'What orders come to, and up to where payment was heard when that was read.',
    input: forOrders,
    output: Type.Object({
      books: Type.Array(OrderBook),
      ...told,
      heardPayment: Type.Union([LogMark, Type.Null()]),
    }),
    timeoutMs: 5000,
  }),
};

export const paymentBookCalls = {
  tellBooks: call({
    ...inBackground,
    summary: 'What is kept of the payments of orders.',
    input: forOrders,
    output: Type.Object({ books: Type.Array(PaymentBook), ...told }),
    timeoutMs: 5000,
  }),
};

export const stockBookCalls = {
  tellBooks: call({
    ...inBackground,
    summary: 'What is reserved for orders.',
    input: forOrders,
    output: Type.Object({ books: Type.Array(StockBook) }),
    timeoutMs: 5000,
  }),
};
