import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { renderMail } from '../../domain/render-mail.ts';
import { renderSms } from '../../domain/render-sms.ts';
import { findWordingFault } from '../../domain/wording/find-wording-fault.ts';
import { reword } from '../../domain/wording/reword.ts';
import { sampleValues } from '../../domain/wording/sample-values.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { templateNamed } from './template-named.ts';

/** A message in the given words with made-up values; a channel without words speaks as the shop came. */
export async function previewMessage(
  _tools: UserTools,
  { template: name, locale, mail, sms }: InputTo<'user', 'previewMessage'>,
): Promise<ResultOf<'user', 'previewMessage'>> {
  const found = templateNamed(name);
  if ('refusal' in found) return found;
  const isGiven = mail !== undefined || sms !== undefined;
  const fault = isGiven && findWordingFault(found.template, { mail, sms });
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const template = reword(found.template, locale, isGiven ? { mail, sms } : null);
  const values = sampleValues[locale];
  return {
    mail: template.mail ? renderMail(template, locale, values) : null,
    sms: template.sms ? renderSms(template, locale, values) : null,
  };
}
