import type { KeptMethod, Payment } from './payment.ts';

/** What a person must do before a payment can go on. */
export type NextAction = { type: 'redirect'; url: string } | { type: 'qr'; content: string; url: string };

/** A payment as the API and the events show it. */
export type ShownPayment = Omit<Payment, 'scenario' | 'pageToken' | 'returnUrl' | 'captureReferences'> & {
  method: KeptMethod;
  nextAction?: NextAction;
};

/** Shows a payment; `address` is the provider's own, for the page where a person acts. */
export function showPayment(payment: Payment, address: string): ShownPayment {
  const { scenario: _scenario, pageToken, returnUrl: _returnUrl, ...rest } = payment;
  const { captureReferences: _references, ...shown } = rest;
  if (payment.status !== 'requires_action' || pageToken === undefined) return shown;
  const url = `${address}/pages/${pageToken}`;
  const isQr = payment.method.type === 'qr';
  // A phone's camera opens what the code holds, so the code holds the page's address.
  return { ...shown, nextAction: isQr ? { type: 'qr', content: url, url } : { type: 'redirect', url } };
}
