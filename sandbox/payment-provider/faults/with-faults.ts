import type { Answer } from '../../shared/http/answer.ts';
import { refusalAnswer } from '../http/refusal-answer.ts';
import type { Provider } from '../provider.ts';
import type { Control, FailMode } from './control.ts';
import { hold } from '../../shared/http/hold.ts';

/** What becomes of a request: an answer, a connection cut off, or silence. */
export type Outcome = Answer | 'disconnect' | 'stall';

/** Does a request's work under the faults that are steered now. */
export async function withFaults(provider: Provider, work: () => Promise<Answer>): Promise<Outcome> {
  const { delayMs } = provider.control;
  const mode = takeFault(provider.control, Math.random());
  if (delayMs > 0) await hold(delayMs, provider.stopping);
  if (mode === 'refuse') return unavailable();
  if (mode === 'disconnect' || mode === 'stall') return mode;
  const answer = await work();
  if (mode === undefined || answer.status >= 300) return answer;
  if (mode === 'error_after_success') return brokenAnswer();
  return mode === 'disconnect_after_success' ? 'disconnect' : 'stall';
}

/** The answer that hides a success: the work was done, but its caller cannot know. */
export function brokenAnswer(): Answer {
  return refusalAnswer({
    refusal: 'internal_error',
    message: 'something went wrong after the request was taken',
  });
}

/** The fault that the next request meets, counting `failNext` down; `chance` is 0 to 1. */
export function takeFault(control: Control, chance: number): FailMode | undefined {
  if (control.failNext > 0) {
    control.failNext -= 1;
    return control.failMode;
  }
  return chance < control.failRate ? control.failMode : undefined;
}

function unavailable(): Answer {
  const answer = refusalAnswer({
    refusal: 'service_unavailable',
    message: 'nothing was done, try again later',
  });
  return { ...answer, headers: { 'retry-after': '1' } };
}
