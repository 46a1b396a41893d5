import type { OpeningTools } from '#runtime/tools.ts';
import type { PaymentProvider, PaymentResources } from '../providers/payment-provider.ts';
import { sandboxProvider } from '../providers/sandbox.ts';

/**
 * Sets up every payment provider that this shop works with; Stripe, whose SDK is large, only when its key is given. Throws when
 * a key is missing: an empty one is everybody's.
 */
export async function openProviders({
  setting,
  keys,
}: Pick<OpeningTools, 'setting' | 'keys'>): Promise<PaymentResources> {
  const { apiKey, webhookSecret } = keys.provider;
  if (!apiKey || !webhookSecret) throw new Error('the keys of the sandbox payment provider are missing');
  const sandbox = sandboxProvider({
    url: () => setting('payment.sandboxUrl'),
    apiKey,
    webhookSecret,
    timeoutMs: () => setting('payment.providerTimeoutMs'),
  });
  const stripe = await openStripe(setting);
  const defaultProvider = setting('payment.provider');
  if (defaultProvider === 'stripe' && !stripe) throw new Error('the keys of Stripe are missing');
  return { providers: { sandbox, ...(stripe ? { stripe } : {}) }, defaultProvider };
}

async function openStripe(setting: OpeningTools['setting']): Promise<PaymentProvider | undefined> {
  const secretKey = setting('payment.stripeSecretKey');
  const webhookSecret = setting('payment.stripeWebhookSecret');
  if (!secretKey && !webhookSecret) return undefined;
  if (!secretKey || !webhookSecret) throw new Error('one of the two keys of Stripe is missing');
  const { stripeProvider } = await import('../providers/stripe/stripe.ts');
  return stripeProvider({
    url: () => setting('payment.stripeUrl'),
    secretKey,
    webhookSecret,
    timeoutMs: () => setting('payment.providerTimeoutMs'),
  });
}

/** Lets go of the providers' connections. */
export async function closeProviders({ providers }: PaymentResources): Promise<void> {
  await Promise.all(Object.values(providers).map((provider) => provider.close()));
}
