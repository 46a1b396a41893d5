import type { InputTo } from '#contracts/services.ts';
import { declinedCard } from './story-provider.ts';

type ByProvider = InputTo<'order', 'payOrder'>['paymentMethod'];

const card = (number: string): ByProvider => ({
  type: 'card',
  number,
  expiryMonth: 12,
  expiryYear: 2035,
  securityCode: '123',
});

/** The ways to pay of which a provider hears. */
export const byProvider: readonly ByProvider[] = [
  card('4242424242424242'),
  card(declinedCard),
  { type: 'redirect' },
  { type: 'qr' },
];

/** The ways to pay at a checkout. */
export const atCheckout: readonly InputTo<'order', 'checkout'>['paymentMethod'][] = [
  ...byProvider,
  card('4242424242424242'),
  { type: 'on-delivery' },
];
