import { Type } from 'typebox';
import { call } from '../call.ts';
import { Id, text } from '../ids.ts';
import { OrderView } from './order.ts';

const staff = { access: ['staff:orders.fulfil'], callers: ['gateway'], repeat: 'natural' } as const;
const exact = { additionalProperties: false } as const;

export const onDeliveryCalls = {
  recordCash: call({
    ...staff,
    summary:
      'Writes down that the cash of an order that is paid on delivery has come: it is paid, and has its invoice. A repeat changes nothing.',
    input: Type.Object({ orderId: Id }, exact),
    output: OrderView,
    refusals: ['order-not-found', 'order-state', 'version-conflict'],
    timeoutMs: 10_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/cash' },
  }),
  refuseAtDoor: call({
    ...staff,
    summary:
      'Cancels an order whose buyer did not take it, or not pay for it, at the door, once its goods are back: for sale again, or scrapped.',
    input: Type.Object(
      {
        orderId: Id,
        goods: Type.Union([Type.Literal('restock'), Type.Literal('scrap')]),
        reason: Type.Optional(text(200)),
      },
      exact,
    ),
    output: OrderView,
    refusals: ['order-not-found', 'order-state', 'version-conflict'],
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/staff/orders/{orderId}/door-refusal' },
  }),
};
