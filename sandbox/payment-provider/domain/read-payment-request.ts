import { isSupportedCurrency } from './currencies.ts';
import type { Read } from './read-fields.ts';
import { readAmount, readObject, readText, refuse } from './read-fields.ts';
import type { ChosenMethod } from './read-method.ts';
import { readMethod } from './read-method.ts';
import { isRefusal } from './refusal.ts';

/** A checked wish for a payment. */
export type PaymentRequest = {
  amountMinor: number;
  currency: string;
  capture: 'automatic' | 'manual';
  reference: string;
  metadata: Record<string, string>;
  method: ChosenMethod;
};

const mostMetadata = 20;

/** Reads the body of POST /v1/payments; `now` decides whether a card has expired. */
export function readPaymentRequest(body: unknown, now: Date): Read<PaymentRequest> {
  const fields = readObject(body, 'body');
  if (isRefusal(fields)) return fields;
  const { currency, capture = 'automatic' } = fields.value;
  const amountMinor = readAmount(fields.value.amountMinor, 'amountMinor');
  if (isRefusal(amountMinor)) return amountMinor;
  if (typeof currency !== 'string' || !isSupportedCurrency(currency)) {
    return refuse('currency_unsupported', 'currency', 'currency must be an ISO 4217 code, such as GBP');
  }
  if (capture !== 'automatic' && capture !== 'manual') {
    return refuse('parameter_invalid', 'capture', 'capture must be automatic or manual');
  }
  const reference = readText(fields.value.reference, 'reference', 200);
  if (isRefusal(reference)) return reference;
  const metadata = readMetadata(fields.value.metadata);
  if (isRefusal(metadata)) return metadata;
  const method = readMethod(fields.value.method, now);
  if (isRefusal(method)) return method;
  return {
    value: {
      amountMinor: amountMinor.value,
      currency,
      capture,
      reference: reference.value,
      metadata: metadata.value,
      method: method.value,
    },
  };
}

function readMetadata(input: unknown): Read<Record<string, string>> {
  if (input === undefined) return { value: {} };
  const metadata = readObject(input, 'metadata');
  if (isRefusal(metadata)) return metadata;
  const entries = Object.entries(metadata.value);
  if (entries.length > mostMetadata) {
    return refuse('parameter_invalid', 'metadata', `metadata may have at most ${mostMetadata} keys`);
  }
  for (const [key, value] of entries) {
    const text = readText(value, `metadata.${key}`, 500);
    if (isRefusal(text)) return text;
  }
  return { value: metadata.value as Record<string, string> };
}
