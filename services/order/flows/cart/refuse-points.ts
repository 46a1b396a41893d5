import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import { customerIdOf } from '../../domain/may-hold-cart.ts';

/** Why whoever asks cannot spend so many points; undefined when they can, now: they are taken when the cart is ordered. */
export async function refusePoints(
  tools: Tools<'order'>,
  points: number,
): Promise<Refusal<'sign-in-required' | 'amount-exceeds'> | undefined> {
  if (points === 0) return undefined;
  const customerId = customerIdOf(tools.context.subject);
  if (customerId === null) {
    return refuse('sign-in-required', 'Sign in to spend points.', { path: '/points' });
  }
  const facts = await tools.call.user.customerFacts({ customerId });
  const freePoints = isRefusal(facts) ? 0 : facts.freePoints;
  if (points <= freePoints) return undefined;
  return refuse('amount-exceeds', `You have ${freePoints} points to spend.`, {
    path: '/points',
    data: { freePoints },
  });
}
