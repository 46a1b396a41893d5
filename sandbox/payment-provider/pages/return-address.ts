import type { Payment } from '../domain/payment.ts';

/** Where the buyer goes back to: the shop's return address with the payment's id and nothing else of it. */
export function returnAddress({ returnUrl, id }: Payment): string | undefined {
  if (returnUrl === undefined) return undefined;
  const address = new URL(returnUrl);
  address.searchParams.set('paymentId', id);
  return address.href;
}
