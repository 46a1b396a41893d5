import type { Answer } from '../../shared/http/answer.ts';
import { hold } from '../../shared/http/hold.ts';
import type { Carrier } from '../carrier.ts';
import { refusalAnswer } from '../http/refusal-answer.ts';

/** What becomes of a request: an answer, a connection cut off, or silence. */
export type Outcome = Answer | 'disconnect' | 'stall';

/** Does a request's work under the faults that are steered now. */
export async function withFaults(carrier: Carrier, work: () => Promise<Answer>): Promise<Outcome> {
  const { control } = carrier;
  const isHit = control.failNext > 0;
  if (isHit) control.failNext -= 1;
  if (control.delayMs > 0) await hold(control.delayMs, carrier.stopping);
  if (!isHit) return work();
  if (control.failMode === 'disconnect' || control.failMode === 'stall') return control.failMode;
  if (control.failMode === 'refuse') {
    const message = 'nothing was done, try again later';
    return { ...refusalAnswer({ refusal: 'service_unavailable', message }), headers: { 'retry-after': '1' } };
  }
  const answer = await work();
  return answer.status < 300 ? 'disconnect' : answer;
}
