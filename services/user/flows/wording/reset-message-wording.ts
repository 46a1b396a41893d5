import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { templateNamed } from './template-named.ts';
import { writeWording } from './write-wording.ts';

/** Gives a message the words in a language that the shop came with. */
export async function resetMessageWording(
  tools: UserTools,
  { template: name, locale, version }: InputTo<'user', 'resetMessageWording'>,
): Promise<ResultOf<'user', 'resetMessageWording'>> {
  const found = templateNamed(name);
  if ('refusal' in found) return found;
  return writeWording(tools, { template: name, locale, version, own: null, action: 'wording.reset' });
}
