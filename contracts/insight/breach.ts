import { Type, type Static } from 'typebox';
import { call } from '../call.ts';
import { Id, Instant, Nothing } from '../ids.ts';

/** Something that must hold and does not, since when, and what may be done about it. */
export const Breach = Type.Object({
  /** Its kind: the name of its page in docs/runbooks. */
  breach: Type.String(),
  room: Type.String(),
  rule: Type.String(),
  id: Type.String(),
  detail: Type.String(),
  since: Instant,
  /** What explains it for now; null where nothing does. */
  openBecause: Type.Union([Type.String(), Type.Null()]),
  /** Told to staff: it has been so, unexplained, for a minute. */
  isTold: Type.Boolean(),
  runbook: Type.String(),
  /** What the safe repair does, in a sentence; null where a person must decide. */
  repair: Type.Union([Type.String(), Type.Null()]),
});
export type BreachValue = Static<typeof Breach>;

const AuditedRoom = Type.Object({
  room: Type.String(),
  auditedAt: Instant,
  recountedAt: Type.Union([Instant, Type.Null()]),
});

export const breachCalls = {
  listBreaches: call({
    summary:
      'What does not hold of stock, orders and money, the oldest first, at most 200, with the page and the repair of each; and when each room was audited last.',
    input: Nothing,
    output: Type.Object({ breaches: Type.Array(Breach), rooms: Type.Array(AuditedRoom) }),
    refusals: [],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/breaches' },
  }),
  repairBreach: call({
    summary:
      'Performs the safe repair of a breach that was told, writes down who did it and what it was before and after, and looks again. A repeat of one that is mended changes nothing.',
    input: Type.Object(
      {
        room: Type.String({ maxLength: 20 }),
        rule: Type.String({ maxLength: 200 }),
        id: Type.String({ maxLength: 200 }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ isMended: Type.Boolean(), before: Type.String(), after: Type.String() }),
    refusals: ['not-found', 'order-state', 'version-conflict', 'value-invalid'],
    access: ['staff:orders.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 30_000,
    http: { method: 'POST', path: '/staff/breaches/repair' },
  }),
  listRepairs: call({
    summary: 'The newest 100 repairs: who, of what, when, and what it was before and after.',
    input: Nothing,
    output: Type.Object({
      repairs: Type.Array(
        Type.Object({
          repairId: Id,
          breach: Type.String(),
          room: Type.String(),
          rule: Type.String(),
          id: Type.String(),
          who: Type.String(),
          askedAt: Instant,
          doneAt: Type.Union([Instant, Type.Null()]),
          before: Type.Union([Type.String(), Type.Null()]),
          after: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
    }),
    refusals: [],
    access: ['staff:orders.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/breach-repairs' },
  }),
};
