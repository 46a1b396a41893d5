import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, MoneyAmount, text } from '../ids.ts';
import { OrderState, OrderView } from './order.ts';

/** An order that does not go on, or that is asked for by name, and what may be done with it. */
export const StuckOrder = Type.Object({
  orderId: Id,
  orderNumber: Type.String(),
  state: OrderState,
  total: MoneyAmount,
  /** Why it is listed: `moving`, `resting`, `unwatched`, `goods` or `money`; `none` when it is not stuck. */
  why: Type.Union([
    Type.Literal('moving'),
    Type.Literal('resting'),
    Type.Literal('unwatched'),
    Type.Literal('goods'),
    Type.Literal('money'),
    Type.Literal('none'),
  ]),
  since: Type.Union([Instant, Type.Null()]),
  waitsFor: Type.Union([
    Type.Literal('payment'),
    Type.Literal('catalog'),
    Type.Literal('user'),
    Type.Literal('sweeper'),
    Type.Literal('nothing'),
  ]),
  lookAt: Type.Union([Instant, Type.Null()]),
  /** What `advance` and `undo` would do, in a sentence; null where they may not. */
  advance: Type.Union([Type.String(), Type.Null()]),
  undo: Type.Union([Type.String(), Type.Null()]),
});

const reason = Type.Optional(text(200));

export const stuckOrderCalls = {
  listStuckOrders: call({
    summary:
      'Orders that have been moving, or past their deadline, or unfinished without being looked at, for over `seconds` (60): the longest first, at most 100; or one order by its id, stuck or not.',
    input: Type.Object(
      {
        seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: 86_400 })),
        orderId: Type.Optional(Id),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ orders: Type.Array(StuckOrder) }),
    refusals: [],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/stuck-orders' },
  }),
  advanceOrder: call({
    summary:
      'Takes an order up at once and does what the system still has to do for it: asks payment, sets goods aside or gives them back. What was believed to be done is asked for again; a repeat finds nothing left to do.',
    input: Type.Object({ orderId: Id, reason }, { additionalProperties: false }),
    output: OrderView,
    refusals: ['order-not-found', 'version-conflict'],
    access: ['staff:orders.write'],
    callers: ['gateway', 'insight'],
    repeat: 'natural',
    timeoutMs: 20_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/advance' },
  }),
  undoOrder: call({
    summary:
      'Cancels an order that is stuck, in whatever state, unless goods of it have left: goods and money are given back. A repeat changes nothing.',
    input: Type.Object({ orderId: Id, reason }, { additionalProperties: false }),
    output: OrderView,
    refusals: ['order-not-found', 'order-state', 'version-conflict'],
    access: ['staff:orders.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 20_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/undo' },
  }),
};
