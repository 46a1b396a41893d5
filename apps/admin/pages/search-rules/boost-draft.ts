import type { InputTo } from '#contracts/services.ts';

/** A boost while it is written; moments as a field for day and time gives them, on the clock of whoever writes. */
export type BoostDraft = {
  kind: string;
  attribute: string;
  value: string;
  word: string;
  factor: number | string;
  startsAt: string;
  endsAt: string;
  reason: string;
};

export const emptyBoost: BoostDraft = {
  kind: 'product',
  attribute: '',
  value: '',
  word: '',
  factor: 2,
  startsAt: '',
  endsAt: '',
  reason: '',
};

type Input = Omit<InputTo<'insight', 'setBoost'>, 'boostId'>;

/** What is sent of a draft; undefined while something is missing. */
export function inputOfBoost(draft: BoostDraft): Input | undefined {
  const name = draft.kind === 'attribute' ? draft.attribute.trim() : draft.kind;
  const value = draft.value.trim();
  const reason = draft.reason.trim();
  if (name === '' || value === '' || reason === '' || typeof draft.factor !== 'number') return undefined;
  const instant = (local: string) => (local === '' ? null : new Date(local).toISOString());
  return {
    target: `${name}=${value}`,
    word: draft.word.trim() === '' ? null : draft.word.trim(),
    factor: draft.factor,
    startsAt: instant(draft.startsAt),
    endsAt: instant(draft.endsAt),
    reason,
  };
}
