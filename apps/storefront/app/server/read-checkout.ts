import type { InputTo } from '#contracts/services.ts';
import { tidyPhone } from '../parts/tidy-phone.ts';
import { fieldOf } from './field-of.ts';

type Details = Omit<InputTo<'order', 'setCartDetails'>, 'cartToken' | 'locale'>;
type Method = InputTo<'order', 'payOrder'>['paymentMethod'];

type Address = NonNullable<Details['shippingAddress']>;

const addressFields = [
  'name',
  'company',
  'country',
  'region',
  'city',
  'district',
  'line1',
  'line2',
  'postalCode',
] as const;

/** The address that a form says; empty fields are left out, and a phone number is tidied. */
export function readAddress(form: FormData): Address {
  const address: Record<string, string> = {};
  for (const name of addressFields) {
    const text = fieldOf(form, name);
    if (text !== '') address[name] = text;
  }
  const phone = tidyPhone(fieldOf(form, 'phone'), address['country'] ?? '');
  if (phone !== '') address['phone'] = phone;
  return address as Address;
}

/** What the details form says. */
export function readDetails(form: FormData): Details & { shippingAddress: Address } {
  const text = (name: string) => fieldOf(form, name);
  const taxNumber = text('invoiceTaxNumber');
  const invoiceTo = { name: text('invoiceName'), ...(taxNumber === '' ? {} : { taxNumber }) };
  return {
    email: text('email'),
    shippingAddress: readAddress(form),
    invoiceTo: invoiceTo.name === '' && taxNumber === '' ? null : invoiceTo,
  };
}

/** How the payment form says the buyer wants to pay for a cart. */
export function readCheckoutMethod(form: FormData): InputTo<'order', 'checkout'>['paymentMethod'] {
  return form.get('method') === 'on-delivery' ? { type: 'on-delivery' } : readMethod(form);
}

/** How the payment form says the buyer wants to pay. */
export function readMethod(form: FormData): Method {
  const type = form.get('method');
  if (type === 'redirect' || type === 'qr') return { type };
  const text = (name: string) => fieldOf(form, name).replaceAll(' ', '');
  return {
    type: 'card',
    number: text('cardNumber'),
    expiryMonth: Number(text('expiryMonth')),
    expiryYear: Number(text('expiryYear')),
    securityCode: text('securityCode'),
  };
}
