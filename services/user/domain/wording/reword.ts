import type { Locale } from '../account.ts';
import type { Template } from '../template.ts';
import { findWordingFault } from './find-wording-fault.ts';
import type { Wording } from './wording.ts';

/**
 * The template with the shop's own words in a language. Words that no longer fit it, because its variables have changed since
 * they were kept, are passed over: a message goes out in the words it came with rather than not at all.
 */
export function reword(template: Template, locale: Locale, wording: Wording | null): Template {
  if (!wording || findWordingFault(template, wording)) return template;
  const { mail, sms } = wording;
  return {
    ...template,
    ...(template.mail && mail ? { mail: { ...template.mail, [locale]: mail } } : {}),
    ...(template.sms && sms !== undefined ? { sms: { ...template.sms, [locale]: sms } } : {}),
  };
}
