import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';

/** What lies in a division of China; nothing below a code that is unknown. */
export async function listDivisions(
  tools: UserTools,
  { code = '' }: InputTo<'user', 'listDivisions'>,
): Promise<ResultOf<'user', 'listDivisions'>> {
  return { divisions: [...(tools.resources.places.divisions.get(code) ?? [])] };
}
