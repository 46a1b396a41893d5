import { uuidv7 } from '#runtime/uuidv7.ts';
import type { PayRequest, ProviderAnswer, ProviderPayment } from '../../payment-provider.ts';
import { stripeProvider } from '../stripe.ts';
import { startStripeStandIn } from './stripe-stand-in.ts';

export type StripeBench = Awaited<ReturnType<typeof openStripeBench>>;

/** The provider, working with a stand-in for Stripe. */
export async function openStripeBench() {
  const keys = { secretKey: 'sk_test_for_tests', webhookSecret: 'whsec_for_tests' };
  const standIn = await startStripeStandIn(keys);
  const options = { ...keys, url: () => standIn.url, timeoutMs: () => 2000 };
  const provider = stripeProvider(options);

  async function opened(changes: Partial<PayRequest> = {}): Promise<ProviderPayment> {
    return paymentOf(await provider.pay(aRequest(changes)));
  }
  async function ask({ reference, providerPaymentId }: ProviderPayment): Promise<ProviderPayment> {
    return paymentOf(await provider.query(reference, providerPaymentId));
  }
  return {
    keys,
    standIn,
    provider,
    options,
    opened,
    ask,
    paid: async (
      changes: Partial<PayRequest> = {},
      buyer: Parameters<typeof standIn.buyerPays>[1] = {},
    ): Promise<ProviderPayment> => {
      const waiting = await opened(changes);
      standIn.buyerPays(waiting.providerPaymentId, buyer);
      return ask(waiting);
    },
    close: async () => {
      await provider.close();
      await standIn.close();
    },
  };
}

/** A wish to pay 12.34 pounds on a page, with what differs. */
export function aRequest(changes: Partial<PayRequest> = {}): PayRequest {
  return {
    reference: uuidv7(),
    orderNumber: 'AB12-CD34',
    amountMinor: 1234,
    currency: 'GBP',
    method: { type: 'redirect' },
    returnUrl: 'http://127.0.0.1:4000/en-gb/orders/1',
    capture: 'automatic',
    ...changes,
  };
}

/** The payment of an answer that must be one. */
export function paymentOf(answer: ProviderAnswer | { kind: 'not-found' }): ProviderPayment {
  if (answer.kind !== 'payment') throw new Error(`there is no payment: ${JSON.stringify(answer)}`);
  return answer.payment;
}
