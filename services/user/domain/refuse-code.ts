import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What is known after a code was tried. `isLocked`: there is a live code whose tries are used up. */
export type TriedCode = { isAdmitted: boolean; isRight: boolean; isLocked: boolean; secondsLeft: number };

/** The refusal of a tried code; undefined when it was right and within its tries. */
export function refuseCode(tried: TriedCode): Refusal<'code-wrong' | 'locked'> | undefined {
  if (tried.isAdmitted && tried.isRight) return undefined;
  if (!tried.isAdmitted && tried.isLocked) {
    return refuse('locked', 'Too many wrong codes were tried. Ask for a new code.', {
      retryAfterSeconds: tried.secondsLeft,
    });
  }
  return wrongCode();
}

/** Said whenever a code does not open anything, whatever the reason. */
export function wrongCode(): Refusal<'code-wrong'> {
  return refuse('code-wrong', 'The code is wrong or has expired. Check it, or ask for a new one.', {
    path: '/code',
  });
}
