import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Cursor, Id, Instant, text } from '../ids.ts';
import { Day } from './balance.ts';

/** Where a correction finds the other half of a difference. */
export const CorrectionAccount = Type.Union([
  Type.Literal('receivable'),
  Type.Literal('adjustment'),
  Type.Literal('provider-fee'),
  Type.Literal('refund'),
  Type.Literal('bank'),
]);

const Side = Type.Object({
  /** What it makes of the balance at the provider, in minor units of the currency as the provider writes it. */
  amountMinor: Type.Integer(),
  currency: Type.String(),
});

const Case = Type.Object({
  caseId: Id,
  provider: Type.String(),
  /**
   * `missing-here`: the provider moved money that is not in the ledger; `missing-there`: the other way round; `fee`: it
   * charged another fee than agreed; `duplicate`: it tells of the same money twice.
   */
  kind: Type.Union([
    Type.Literal('missing-here'),
    Type.Literal('missing-there'),
    Type.Literal('amount'),
    Type.Literal('currency'),
    Type.Literal('fee'),
    Type.Literal('duplicate'),
  ]),
  attemptId: Type.Union([Id, Type.Null()]),
  orderId: Type.Union([Id, Type.Null()]),
  /** The provider’s name for the line of its statement, where it is about one. */
  lineId: Type.Union([Type.String(), Type.Null()]),
  here: Side,
  there: Side,
  state: Type.Union([Type.Literal('open'), Type.Literal('resolved')]),
  /** `settled`: what was missing has come. `rounded`: it was so little that it was booked by rule. */
  resolution: Type.Union([
    Type.Literal('corrected'),
    Type.Literal('ignored'),
    Type.Literal('settled'),
    Type.Literal('rounded'),
    Type.Null(),
  ]),
  reason: Type.Union([Type.String(), Type.Null()]),
  account: Type.Union([Type.String(), Type.Null()]),
  version: Type.Integer(),
  openedAt: Instant,
  /** Until when people should have looked at it. */
  dueAt: Instant,
  resolvedAt: Type.Union([Instant, Type.Null()]),
});

const exact = { additionalProperties: false } as const;

export const reconciliationCalls = {
  listReconciliation: call({
    summary:
      'What each provider holds by the ledger and by its statements, how far those are read, and how much of the difference cases explain.',
    input: Type.Object({}, exact),
    output: Type.Object({
      standings: Type.Array(
        Type.Object({
          provider: Type.String(),
          currency: CurrencyCode,
          /** The last day that is read; null before the first. */
          readDay: Type.Union([Day, Type.Null()]),
          hereMinor: Type.Integer(),
          thereMinor: Type.Integer(),
          /** There less here, and the part that cases explain; the rest is under way to a statement. */
          differenceMinor: Type.Integer(),
          explainedMinor: Type.Integer(),
          openCases: Type.Integer(),
        }),
      ),
    }),
    refusals: [],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/reconciliation' },
  }),
  listReconciliationCases: call({
    summary: 'Differences between the ledger and the statements of providers, the newest first.',
    input: Type.Object(
      {
        state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('resolved')])),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      exact,
    ),
    output: Type.Object({ cases: Type.Array(Case), nextCursor: Type.Union([Type.String(), Type.Null()]) }),
    refusals: ['invalid-input'],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 2000,
    http: { method: 'GET', path: '/staff/reconciliation/cases' },
  }),
  resolveReconciliationCase: call({
    summary:
      'Resolves a difference: a correction books what the statement says against an account; ignoring it needs a reason too. A repeat changes nothing.',
    input: Type.Object(
      {
        caseId: Id,
        /** As it was seen. */
        version: Type.Integer({ minimum: 1 }),
        resolution: Type.Union([
          Type.Object({ type: Type.Literal('correct'), account: CorrectionAccount }, exact),
          Type.Object({ type: Type.Literal('ignore') }, exact),
        ]),
        reason: text(500),
      },
      exact,
    ),
    output: Case,
    refusals: ['not-found', 'version-conflict'],
    access: ['staff:payments.write'],
    callers: ['gateway'],
    repeat: 'natural',
    timeoutMs: 2000,
    http: { method: 'POST', path: '/staff/reconciliation/cases/{caseId}/resolution' },
  }),
};
