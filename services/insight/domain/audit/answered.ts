import { isRefusal, type Refusal } from '#contracts/refusals.ts';

/** The answer of a call that refuses nothing by contract. Throws when it does: whoever asks may not. */
export function answered<Answer>(answer: Answer | Refusal<never>): Answer {
  if (isRefusal(answer)) throw new Error(`refused: ${(answer as Refusal).detail}`);
  return answer;
}
