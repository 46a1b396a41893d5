import type { Problem } from '../../../client/client.ts';
import type { FormWords } from '../../../ui/messages/en/form.ts';

/** The field of a form that a problem is about; undefined when it is about the whole. */
export function faultyField({ path, code }: Problem): string | undefined {
  if (code === 'code-wrong') return 'code';
  if (code === 'password-weak') return path?.split('/').at(-1) ?? 'password';
  const parts = path?.split('/').slice(1) ?? [];
  if (parts[0] === 'invoiceTo') return parts[1] === 'taxNumber' ? 'invoiceTaxNumber' : 'invoiceName';
  return parts.at(-1);
}

/** What a problem with a field says to a person. */
export function sayFault(problem: Problem, field: string, words: FormWords): string {
  const own = words.problems[problem.code];
  if (own !== undefined) return own;
  if (field === 'email') return words.email;
  if (field === 'phone') return words.phone;
  if (field === 'code') return words.code;
  if (field === 'region') return words.region;
  if (field === 'country') return words.country;
  if (field === 'invoiceTaxNumber') return words.taxNumber;
  if (field === 'postalCode') {
    const examples = problem.data?.['examples'] as string[] | undefined;
    return words.postalCode(examples?.[0]);
  }
  return words.wrongForm;
}

/** How long to wait, in the largest unit that fits. */
export function sayWait(seconds: number, words: FormWords): string {
  if (seconds < 60) return words.seconds(Math.max(1, Math.ceil(seconds)));
  if (seconds < 3600) return words.minutes(Math.ceil(seconds / 60));
  return words.hours(Math.ceil(seconds / 3600));
}
