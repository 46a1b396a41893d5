import { isRefusal } from '#contracts/refusals.ts';
import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import type { Tools } from '#runtime/tools.ts';

type Answer = Awaited<ReturnType<Tools<'order'>['call']['payment']['queryPayment']>>;

/** The decline code of an attempt that never reached payment. */
export const neverHeardOf = 'not-started';

/** What payment says of an attempt: `unknown` when it cannot be reached, `declined` when it has never heard of it. */
export async function reachPayment(
  tools: Tools<'order'>,
  attemptId: string,
  ask: () => Promise<Answer>,
): Promise<PaymentOutcomeValue> {
  const none = { attemptId, nextAction: null, capturedMinor: 0, refundedMinor: 0 };
  try {
    const answer = await ask();
    if (!isRefusal(answer)) return answer;
    return { ...none, outcome: 'declined', declineCode: neverHeardOf };
  } catch (error) {
    tools.log.warn('payment did not answer; it will be asked again', { attemptId, error });
    return { ...none, outcome: 'unknown', declineCode: null };
  }
}
