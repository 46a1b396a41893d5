import type { AnswerOf } from '#contracts/services.ts';
import type { CaseKind, Sides } from './judge-group.ts';

/** A case as it is stored. */
export type StoredCase = Sides & {
  caseId: string;
  provider: string;
  kind: CaseKind;
  attemptId: string | null;
  orderId: string | null;
  lineId: string | null;
  correctedHereMinor: number;
  correctedThereMinor: number;
  state: 'open' | 'resolved';
  resolution: 'corrected' | 'ignored' | 'settled' | 'rounded' | null;
  reason: string | null;
  account: string | null;
  version: number;
  openedAt: string;
  dueAt: string;
  resolvedAt: string | null;
};

/** A case as staff see it. */
export function showCase(stored: StoredCase): AnswerOf<'payment', 'resolveReconciliationCase'> {
  const { hereMinor, hereCurrency, thereMinor, thereCurrency, ...rest } = stored;
  const { correctedHereMinor: _here, correctedThereMinor: _there, ...shown } = rest;
  return {
    ...shown,
    here: { amountMinor: hereMinor, currency: hereCurrency },
    there: { amountMinor: thereMinor, currency: thereCurrency },
  };
}
