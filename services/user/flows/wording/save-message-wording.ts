import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { findWordingFault } from '../../domain/wording/find-wording-fault.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { templateNamed } from './template-named.ts';
import { writeWording } from './write-wording.ts';

/** Gives a message other words in a language. */
export async function saveMessageWording(
  tools: UserTools,
  { template: name, locale, version, mail, sms }: InputTo<'user', 'saveMessageWording'>,
): Promise<ResultOf<'user', 'saveMessageWording'>> {
  const found = templateNamed(name);
  if ('refusal' in found) return found;
  const fault = findWordingFault(found.template, { mail, sms });
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const own = { ...(mail ? { mail } : {}), ...(sms === undefined ? {} : { sms }) };
  return writeWording(tools, { template: name, locale, version, own, action: 'wording.save' });
}
