import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { listApiKeyRows } from '../../store/api-keys.ts';

const keysMost = 500;

/** All API keys without their secrets, newest first. */
export async function listApiKeys(
  tools: UserTools,
  _input: InputTo<'user', 'listApiKeys'>,
): Promise<ResultOf<'user', 'listApiKeys'>> {
  return { keys: await tools.db.rows(listApiKeyRows(keysMost)) };
}
