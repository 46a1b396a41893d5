import type { Locale } from './account.ts';
import { fillIn } from './fill-in.ts';
import type { Template, Values } from './template.ts';

/** Writes an SMS. Throws when the template has none or lacks a value. */
export function renderSms(template: Template, locale: Locale, values: Values): string {
  const words = template.sms?.[locale];
  const text = words && fillIn(words, values);
  if (!text) throw new Error('the SMS cannot be written: a template or a value is missing');
  return text;
}
