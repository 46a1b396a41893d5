import { Type } from 'typebox';
import { call } from '../call.ts';
import { CurrencyCode, Cursor } from '../ids.ts';

/** A day of the calendar, in UTC as in the statements of providers. */
export const Day = Type.String({ format: 'date', maxLength: 10, pattern: '^(19[7-9]\\d|[2-8]\\d{3})-' });

export const balanceCalls = {
  listBalances: call({
    summary:
      'The accounts of the ledger over the days from `from` to `to`, both included: what each held before, debits, credits, and what it held then.',
    input: Type.Object(
      {
        from: Day,
        to: Day,
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      balances: Type.Array(
        Type.Object({
          account: Type.String(),
          kind: Type.Union([
            Type.Literal('asset'),
            Type.Literal('liability'),
            Type.Literal('income'),
            Type.Literal('expense'),
          ]),
          /** Whose clearing it is; `manual` for money received by hand; null for the shop’s own accounts. */
          provider: Type.Union([Type.String(), Type.Null()]),
          currency: CurrencyCode,
          /** Debits less credits, before `from`. */
          openingMinor: Type.Integer(),
          debitMinor: Type.Integer(),
          creditMinor: Type.Integer(),
          closingMinor: Type.Integer(),
        }),
      ),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    refusals: ['invalid-input'],
    access: ['staff:payments.read'],
    callers: ['gateway'],
    repeat: 'read',
    isBackground: true,
    timeoutMs: 5000,
    http: { method: 'GET', path: '/staff/ledger/balances' },
  }),
};
