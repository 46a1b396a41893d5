import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { isApiKeyText } from '../../domain/api-key-text.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { resolveKey } from '../../store/api-keys.ts';
import { hashSecret } from '../../store/secrets.ts';

/** Who an API key stands for, in one statement. */
export async function resolveApiKey(
  tools: UserTools,
  { apiKey }: InputTo<'user', 'resolveApiKey'>,
): Promise<ResultOf<'user', 'resolveApiKey'>> {
  const key = isApiKeyText(apiKey) ? await tools.db.row(resolveKey(hashSecret(apiKey))) : undefined;
  if (!key) return refuse('session-expired', 'This API key is unknown, revoked or expired.');
  const { keyId, permissions, expiresAt } = key;
  return { subject: { kind: 'key', keyId, permissions }, expiresAt };
}
