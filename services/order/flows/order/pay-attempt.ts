import { isRefusal } from '#contracts/refusals.ts';
import { money } from '#contracts/money.ts';
import type { PaymentOutcomeValue } from '#contracts/payment/payment.ts';
import type { InputTo } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { mailboxOf } from '../../domain/abuse/mailbox-of.ts';
import { mayHoldMore } from '../../domain/abuse/may-hold-more.ts';
import { findOpenAttempt } from '../../domain/order-state.ts';
import type { Order } from '../../domain/order.ts';
import { returnUrl } from '../../domain/return-url.ts';
import { applyOutcome } from './apply-outcome.ts';

type Paying = Pick<InputTo<'order', 'payOrder'>, 'paymentMethod' | 'returnPath'>;

/**
 * Pays the open attempt of an order, or has its money held where it is taken as goods are sent, and takes the outcome over. A repeat with the same attempt finds the same payment;
 * when payment cannot be reached the outcome is unknown, and the sweeper asks.
 */
export async function payAttempt(tools: Tools<'order'>, order: Order, paying: Paying): Promise<Order> {
  const attempt = findOpenAttempt(order);
  if (attempt?.state !== 'started') return order;
  const outcome = await pay(tools, order, attempt.attemptId, paying);
  tools.killPoint('order.pay-attempt.after-payment');
  return applyOutcome(tools, order, attempt.attemptId, outcome);
}

async function pay(
  tools: Tools<'order'>,
  order: Order,
  attemptId: string,
  { paymentMethod, returnPath }: Paying,
): Promise<PaymentOutcomeValue> {
  const none = { attemptId, nextAction: null, capturedMinor: 0, refundedMinor: 0 };
  try {
    const { pay: take, authorise } = tools.call.payment;
    const send = order.captureAt === 'shipping' ? authorise : take;
    const answer = await send({
      attemptId,
      orderId: order.orderId,
      orderNumber: order.orderNumber,
      amount: money(order.totalMinor, order.currency),
      method: paymentMethod,
      returnUrl: returnUrl(tools.setting('gateway.publicUrl'), order, returnPath),
      ...whoPays(tools, order),
    });
    if (!isRefusal(answer)) return answer;
    return { ...none, outcome: 'declined', declineCode: answer.refusal };
  } catch (error) {
    tools.log.warn('payment did not answer; its outcome is unknown until it is asked', { attemptId, error });
    return { ...none, outcome: 'unknown', declineCode: null };
  }
}

/** Who pays and with which card, as hashes, for whoever counts their tries; nobody for those who pay for others. */
function whoPays(tools: Tools<'order'>, { customerId, email, cardKey }: Order) {
  if (mayHoldMore(tools.context.subject)) return {};
  const buyer = customerId ?? (email === null ? null : mailboxOf(email));
  return {
    ...(buyer === null ? {} : { buyerKey: tools.hashOf('buyer', buyer) }),
    ...(cardKey ? { cardKey } : {}),
  };
}
