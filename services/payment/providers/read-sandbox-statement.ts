import { Type } from 'typebox';
import { Compile } from 'typebox/schema';
import type { LineKind } from '../domain/reconciliation/statement-line.ts';
import type { StatementAnswer } from './payment-provider.ts';

const Minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Name = Type.String({ minLength: 1, maxLength: 200 });

const statements = Compile(
  Type.Object({
    isFinal: Type.Boolean(),
    hasMore: Type.Boolean(),
    entries: Type.Array(
      Type.Object({
        id: Name,
        type: Type.Union([
          Type.Literal('capture'),
          Type.Literal('refund'),
          Type.Literal('dispute'),
          Type.Literal('dispute_reversal'),
          Type.Literal('payout'),
        ]),
        reference: Name,
        paymentReference: Type.Union([Name, Type.Null()]),
        amountMinor: Type.Integer(),
        feeMinor: Minor,
        currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        settledAt: Type.String({ format: 'date-time' }),
      }),
    ),
  }),
);

/** 1.4 %, rounded half up, and 20 for each capture, 1500 for a dispute: what the sandbox provider has agreed to charge. */
function agreedFeeMinor(kind: LineKind, amountMinor: number): number {
  if (kind === 'capture') return Math.floor((amountMinor * 14 + 500) / 1000) + 20;
  return kind === 'dispute' ? 1500 : 0;
}

function kindOf(type: LineKind | 'dispute_reversal'): LineKind {
  return type === 'dispute_reversal' ? 'dispute-reversal' : type;
}

/** A page of a statement of the sandbox provider; undefined when the answer is none. */
export function readSandboxStatement(body: unknown): StatementAnswer | undefined {
  if (!statements.Check(body)) return undefined;
  const last = body.entries.at(-1);
  return {
    kind: 'page',
    isFinal: body.isFinal,
    next: body.hasMore && last ? last.id : null,
    lines: body.entries.map(({ id, type, reference, ...entry }) => ({
      lineId: id,
      kind: kindOf(type),
      movement: reference,
      paymentReference: entry.paymentReference,
      amountMinor: entry.amountMinor,
      feeMinor: entry.feeMinor,
      expectedFeeMinor: agreedFeeMinor(kindOf(type), entry.amountMinor),
      currency: entry.currency,
      settledAt: entry.settledAt,
    })),
  };
}
